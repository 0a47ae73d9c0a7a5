package dev.varve.cli.install;

import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.lang.classfile.ClassFile;
import java.lang.classfile.ClassFileVersion;
import java.lang.classfile.ClassHierarchyResolver;
import java.lang.classfile.ClassTransform;
import java.lang.constant.ClassDesc;
import java.util.Map;

/**
 * Gives classes compiled for Java 5 the form of Java 8. The start-up cache takes no class older than Java 6, and its assembly
 * crashes where a lambda names one (JDK 25).
 */
final class ClassFileUpgrade {
    private static final int MAJOR_VERSION = 7;

    private final Map<String, byte[]> entries;
    private final ClassFile classFile;

    /** @param entries of one jar, by name: types are found among them */
    ClassFileUpgrade(Map<String, byte[]> entries) {
        this.entries = entries;
        this.classFile = ClassFile.of(
                ClassFile.StackMapsOption.GENERATE_STACK_MAPS,
                ClassFile.ClassHierarchyResolverOption.of(ClassHierarchyResolver.ofResourceParsing(this::find)
                        .orElse(ClassHierarchyResolver.defaultResolver())));
    }

    /** The entry's bytes, made anew if it is an old class. */
    byte[] renewed(String name) {
        byte[] bytes = entries.get(name);
        if (!name.endsWith(".class") || bytes[MAJOR_VERSION] >= ClassFile.JAVA_6_VERSION) {
            return bytes;
        }
        ClassTransform version = (builder, element) -> {
            if (element instanceof ClassFileVersion) {
                builder.withVersion(ClassFile.JAVA_8_VERSION, 0);
            } else {
                builder.with(element);
            }
        };
        // Bodies must be built again to get the frames that the newer verifier reads.
        ClassTransform bodies = ClassTransform.transformingMethodBodies((builder, element) -> builder.with(element));
        return classFile.transformClass(classFile.parse(bytes), version.andThen(bodies));
    }

    private InputStream find(ClassDesc type) {
        String descriptor = type.descriptorString();
        byte[] bytes = entries.get(descriptor.substring(1, descriptor.length() - 1) + ".class");
        return bytes == null ? null : new ByteArrayInputStream(bytes);
    }
}

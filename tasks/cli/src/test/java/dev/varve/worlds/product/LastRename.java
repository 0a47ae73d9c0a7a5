package dev.varve.worlds.product;

import java.io.IOException;
import java.lang.classfile.ClassFile;
import java.lang.classfile.ClassHierarchyResolver;
import java.lang.classfile.ClassTransform;
import java.lang.classfile.CodeTransform;
import java.lang.classfile.instruction.InvokeInstruction;
import java.lang.constant.ClassDesc;
import java.lang.instrument.ClassFileTransformer;
import java.lang.instrument.Instrumentation;
import java.nio.charset.StandardCharsets;
import java.nio.file.CopyOption;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.ProtectionDomain;
import java.util.jar.Attributes;
import java.util.jar.JarEntry;
import java.util.jar.JarOutputStream;
import java.util.jar.Manifest;

/** An agent in a process of the product: ends it before or after one of the files that it puts in place. */
public final class LastRename implements ClassFileTransformer {

    private static int last;
    private static boolean done;
    private static int renames;

    private LastRename() {}

    /**
     * The option by which a process has the agent.
     *
     * @param jar is written
     * @param last counted from 1
     * @param done when the file is in place, not before
     */
    static String option(Path jar, int last, boolean done) throws IOException {
        Manifest manifest = new Manifest();
        manifest.getMainAttributes().put(Attributes.Name.MANIFEST_VERSION, "1.0");
        manifest.getMainAttributes().put(new Attributes.Name("Premain-Class"), LastRename.class.getName());
        String name = LastRename.class.getName().replace('.', '/') + ".class";
        try (JarOutputStream out = new JarOutputStream(Files.newOutputStream(jar), manifest);
                var code = LastRename.class.getClassLoader().getResourceAsStream(name)) {
            out.putNextEntry(new JarEntry(name));
            code.transferTo(out);
        }
        return "-javaagent:" + jar + "=" + last + "," + done;
    }

    public static void premain(String options, Instrumentation machine) {
        String[] parts = options.split(",", 2);
        last = Integer.parseInt(parts[0]);
        done = Boolean.parseBoolean(parts[1]);
        machine.addTransformer(new LastRename());
    }

    @Override
    public byte[] transform(ClassLoader loader, String name, Class<?> type, ProtectionDomain domain, byte[] code) {
        boolean moves = name != null
                && name.startsWith("dev/varve/")
                && new String(code, StandardCharsets.ISO_8859_1).contains("java/nio/file/Files");
        return moves ? told(loader, code) : null;
    }

    private static byte[] told(ClassLoader loader, byte[] code) {
        ClassFile file = ClassFile.of(
                ClassFile.ClassHierarchyResolverOption.of(ClassHierarchyResolver.ofResourceParsing(loader)));
        CodeTransform calls = (builder, element) -> {
            if (element instanceof InvokeInstruction call
                    && call.owner().asInternalName().equals("java/nio/file/Files")
                    && call.name().equalsString("move")) {
                builder.invokestatic(ClassDesc.of(LastRename.class.getName()), "move", call.typeSymbol());
            } else {
                builder.with(element);
            }
        };
        return file.transformClass(file.parse(code), ClassTransform.transformingMethodBodies(calls));
    }

    /** Instead of the one of {@link Files}. */
    public static Path move(Path source, Path target, CopyOption... options) throws IOException {
        renames++;
        if (renames == last && !done) {
            Runtime.getRuntime().halt(137);
        }
        Path moved = Files.move(source, target, options);
        if (renames == last) {
            Runtime.getRuntime().halt(137);
        }
        return moved;
    }
}

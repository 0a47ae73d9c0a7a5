package dev.varve.formats.raster.gdal.binding;

import java.lang.foreign.Arena;
import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.Linker;
import java.lang.foreign.MemoryLayout;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.SymbolLookup;
import java.lang.foreign.ValueLayout;
import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodType;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;

/** C functions called by name: arguments are int, long, double and MemorySegment, as C declares them. */
@SuppressWarnings("restricted")
public // this module is what calls native code
final class Native {
    private static final int LONGEST = 1 << 26;

    private final Linker linker = Linker.nativeLinker();
    private final SymbolLookup symbols = SymbolLookup.loaderLookup();
    private final Map<String, MethodHandle> handles = new HashMap<>();

    /** @param library loaded for the whole process */
    Native(String library) {
        System.load(library);
    }

    /** What is written to {@code other} from now on goes where {@code descriptor} goes. */
    public static void redirect(int descriptor, int other) {
        Linker linker = Linker.nativeLinker();
        MethodHandle duplicate = linker.downcallHandle(
                linker.defaultLookup().find("dup2").orElseThrow(),
                FunctionDescriptor.of(ValueLayout.JAVA_INT, ValueLayout.JAVA_INT, ValueLayout.JAVA_INT));
        try {
            if ((int) duplicate.invokeExact(descriptor, other) < 0) {
                throw new IllegalStateException("dup2");
            }
        } catch (RuntimeException | Error e) {
            throw e;
        } catch (Throwable e) {
            throw new IllegalStateException(e);
        }
    }

    MemorySegment symbol(String name) {
        return symbols.find(name).orElseThrow(() -> new UnsatisfiedLinkError("this libgdal has no " + name));
    }

    public MemorySegment pointer(String function, Object... arguments) {
        return (MemorySegment) call(function, ValueLayout.ADDRESS, arguments);
    }

    public int number(String function, Object... arguments) {
        return (int) call(function, ValueLayout.JAVA_INT, arguments);
    }

    public long whole(String function, Object... arguments) {
        return (long) call(function, ValueLayout.JAVA_LONG, arguments);
    }

    public double real(String function, Object... arguments) {
        return (double) call(function, ValueLayout.JAVA_DOUBLE, arguments);
    }

    public void run(String function, Object... arguments) {
        call(function, null, arguments);
    }

    /** Null where C answers none. */
    public String text(String function, Object... arguments) {
        return text(pointer(function, arguments));
    }

    public static String text(MemorySegment address) {
        return isNull(address) ? null : address.reinterpret(LONGEST).getString(0);
    }

    /** A null-terminated array of {@code name=value}; an entry without a sign is a name. */
    static Map<String, String> pairs(MemorySegment array) {
        Map<String, String> pairs = new LinkedHashMap<>();
        if (isNull(array)) {
            return pairs;
        }
        MemorySegment entries = array.reinterpret(LONGEST);
        for (int i = 0; !isNull(entries.getAtIndex(ValueLayout.ADDRESS, i)); i++) {
            String entry = text(entries.getAtIndex(ValueLayout.ADDRESS, i));
            int sign = entry.indexOf('=');
            pairs.put(sign < 0 ? entry : entry.substring(0, sign), sign < 0 ? "" : entry.substring(sign + 1));
        }
        return pairs;
    }

    /** A null-terminated array of texts. */
    public static MemorySegment array(Arena arena, Iterable<String> texts) {
        java.util.List<MemorySegment> entries = new java.util.ArrayList<>();
        texts.forEach(text -> entries.add(arena.allocateFrom(text)));
        entries.add(MemorySegment.NULL);
        MemorySegment array = arena.allocate(ValueLayout.ADDRESS, entries.size());
        for (int i = 0; i < entries.size(); i++) {
            array.setAtIndex(ValueLayout.ADDRESS, i, entries.get(i));
        }
        return array;
    }

    /** Of an array of pointers. */
    public static MemorySegment first(MemorySegment array) {
        return array.reinterpret(ValueLayout.ADDRESS.byteSize()).get(ValueLayout.ADDRESS, 0);
    }

    /** Of an array of ints. */
    public static int firstNumber(MemorySegment array) {
        return array.reinterpret(ValueLayout.JAVA_INT.byteSize()).get(ValueLayout.JAVA_INT, 0);
    }

    public static boolean isNull(MemorySegment address) {
        return address == null || address.address() == 0;
    }

    private Object call(String function, MemoryLayout result, Object... arguments) {
        MethodHandle handle = handles.get(function);
        if (handle == null) {
            handle = bind(function, result, arguments);
            handles.put(function, handle);
        }
        try {
            return (Object) handle.invokeExact(arguments);
        } catch (RuntimeException | Error e) {
            throw e;
        } catch (Throwable e) {
            throw new IllegalStateException(function, e);
        }
    }

    private MethodHandle bind(String function, MemoryLayout result, Object... arguments) {
        MemoryLayout[] layouts = new MemoryLayout[arguments.length];
        for (int i = 0; i < layouts.length; i++) {
            layouts[i] = switch (arguments[i]) {
                case Integer _ -> ValueLayout.JAVA_INT;
                case Long _ -> ValueLayout.JAVA_LONG;
                case Double _ -> ValueLayout.JAVA_DOUBLE;
                default -> ValueLayout.ADDRESS;
            };
        }
        FunctionDescriptor descriptor =
                result == null ? FunctionDescriptor.ofVoid(layouts) : FunctionDescriptor.of(result, layouts);
        return linker.downcallHandle(symbol(function), descriptor)
                .asSpreader(Object[].class, layouts.length)
                .asType(MethodType.methodType(Object.class, Object[].class));
    }
}

package app.safelight.weights;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// The classes and functions a checkpoint's pickle may call, and what stands for their result. Everything else may be
/// named, as a dictionary key for instance, but not called; some modules may not even be named.
final class PickleGlobals {
    /// What a call of an allowed function gives.
    enum Role {
        TENSOR,
        TYPED_TENSOR,
        PARAMETER,
        SUBCLASS,
        DICT,
        HARMLESS
    }

    private static final Map<String, Role> ROLES = roles();
    /// Modules that only an attack has a use for in a checkpoint.
    private static final Set<String> DANGEROUS = Set.of(
            "builtins",
            "__builtin__",
            "os",
            "posix",
            "nt",
            "sys",
            "subprocess",
            "runpy",
            "shutil",
            "socket",
            "ctypes",
            "importlib",
            "pty",
            "commands",
            "webbrowser",
            "code",
            "codeop",
            "bdb",
            "pdb",
            "timeit",
            "popen2",
            "asyncio",
            "multiprocessing",
            "threading",
            "signal",
            "imp",
            "marshal",
            "types",
            "operator",
            "functools");

    private PickleGlobals() {}

    /// What calling a global gives; empty if it must not be called.
    static Optional<Role> role(PickleValue.Global global) {
        return Optional.ofNullable(ROLES.get(global.qualified()));
    }

    /// Whether the mere name is reason enough to refuse a file.
    static boolean isDangerous(PickleValue.Global global) {
        String module = global.module();
        int dot = module.indexOf('.');
        return role(global).isEmpty() && DANGEROUS.contains(dot < 0 ? module : module.substring(0, dot));
    }

    private static Map<String, Role> roles() {
        Map<String, Role> roles = new HashMap<>();
        roles.put("torch._utils._rebuild_tensor", Role.TENSOR);
        roles.put("torch._utils._rebuild_tensor_v2", Role.TENSOR);
        roles.put("torch._utils._rebuild_tensor_v3", Role.TYPED_TENSOR);
        roles.put("torch._utils._rebuild_parameter", Role.PARAMETER);
        roles.put("torch._utils._rebuild_parameter_with_state", Role.PARAMETER);
        roles.put("torch.nn.parameter.Parameter", Role.PARAMETER);
        roles.put("torch._tensor._rebuild_from_type_v2", Role.SUBCLASS);
        for (String name : new String[] {"OrderedDict", "defaultdict", "Counter"}) {
            roles.put("collections." + name, Role.DICT);
        }
        for (String module : new String[] {"builtins.", "__builtin__."}) {
            roles.put(module + "dict", Role.DICT);
            for (String name : new String[] {
                "set",
                "frozenset",
                "list",
                "tuple",
                "int",
                "long",
                "float",
                "bool",
                "complex",
                "str",
                "unicode",
                "bytes",
                "bytearray",
                "slice",
                "range",
                "xrange",
                "object"
            }) {
                roles.put(module + name, Role.HARMLESS);
            }
        }
        for (String name : new String[] {
            "torch.Size", "torch.device", "torch.serialization._get_layout", "_codecs.encode", "numpy.dtype",
            "numpy.ndarray", "pathlib.PosixPath", "pathlib.WindowsPath", "pathlib.Path", "pathlib.PurePosixPath",
            "torch.nn.modules.container.ParameterDict"
        }) {
            roles.put(name, Role.HARMLESS);
        }
        for (String core : new String[] {"numpy.core.multiarray.", "numpy._core.multiarray."}) {
            roles.put(core + "scalar", Role.HARMLESS);
            roles.put(core + "_reconstruct", Role.HARMLESS);
        }
        return Map.copyOf(roles);
    }
}

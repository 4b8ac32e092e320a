package dev.agentfirewall.artifact.format.code;

import dev.agentfirewall.artifact.format.FormatCode;
import dev.agentfirewall.artifact.format.read.InspectedFile;
import dev.agentfirewall.artifact.format.read.Problems;
import java.util.Set;

/** Files that a loader, a shell or a person runs because of how they are called. */
public final class CodeByName {
    private static final Set<String> SOURCE = Set.of(
            "py", "pyc", "pyo", "pyw", "pyi", "pth.py", "ipynb", "js", "mjs", "cjs", "rb", "pl", "lua", "r", "jl",
            "php");
    private static final Set<String> NATIVE = Set.of(
            "so",
            "dll",
            "dylib",
            "exe",
            "pyd",
            "sh",
            "bash",
            "bat",
            "cmd",
            "ps1",
            "com",
            "scr",
            "msi",
            "jar",
            "class",
            "wasm",
            "app",
            "vbs",
            "node",
            "mlpackage");

    private CodeByName() {}

    public static void inspect(InspectedFile file, Problems problems) {
        if (SOURCE.contains(file.ending())) {
            problems.add(file, FormatCode.CODE, "source or byte code that a loader may run");
        } else if (NATIVE.contains(file.ending()) || file.name().contains(".so.")) {
            problems.add(file, FormatCode.EXECUTABLE, "called like a program or library");
        }
    }
}

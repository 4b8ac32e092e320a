package dev.agentfirewall.artifact.format.pickle;

import dev.agentfirewall.artifact.format.FormatCode;
import dev.agentfirewall.artifact.format.read.Cursor;
import dev.agentfirewall.artifact.format.read.InspectedFile;
import dev.agentfirewall.artifact.format.read.Inspector;
import dev.agentfirewall.artifact.format.read.MalformedException;
import dev.agentfirewall.artifact.format.read.Problems;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** NumPy's {@code .npy}: numbers, unless its element type is an object, which is a pickle behind the header. */
public final class NpyInspector implements Inspector {
    private static final int MAX_HEADER = 10_000; // NumPy's own limit

    // the header is a Python literal, and NumPy has many spellings: any quoted word with the letter or word in it will
    // do
    private static final Pattern OBJECT = Pattern.compile("['\"][^'\"]*(O|object)[^'\"]*['\"]");
    private static final Pattern DESCR = Pattern.compile("['\"]descr['\"]\\s*:\\s*['\"\\[]");

    @Override
    public String format() {
        return "NumPy array";
    }

    @Override
    public Set<String> endings() {
        return Set.of("npy");
    }

    @Override
    public boolean recognises(InspectedFile file) throws IOException {
        return file.startsWith(0x93, 'N', 'U', 'M', 'P', 'Y');
    }

    @Override
    public void inspect(InspectedFile file, Problems problems) throws IOException {
        Cursor in = new Cursor(file.bytes());
        try {
            String header = header(in);
            if (OBJECT.matcher(header).find()) {
                PickleInspector.inspect(file, in, problems);
            }
        } catch (MalformedException e) {
            problems.add(file, FormatCode.PICKLE_INCOMPLETE, "whether it holds objects is not known: " + e.what());
        }
    }

    private static String header(Cursor in) throws IOException, MalformedException {
        in.skip(6);
        int major = in.u8();
        in.skip(1);
        long length = major == 1 ? in.u16() : in.u32();
        String header = new String(in.bytes(length, MAX_HEADER), StandardCharsets.UTF_8);
        Matcher descr = DESCR.matcher(header);
        // an escape could spell a type that no search finds
        if (major > 3 || header.indexOf('\\') >= 0 || !descr.find()) {
            throw new MalformedException("the header is none that NumPy writes");
        }
        return header;
    }
}

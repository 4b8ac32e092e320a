package dev.agentfirewall.artifact.format.code;

import dev.agentfirewall.artifact.format.FormatCode;
import dev.agentfirewall.artifact.format.read.InspectedFile;
import dev.agentfirewall.artifact.format.read.Inspector;
import dev.agentfirewall.artifact.format.read.Problems;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Set;

/** HDF5, in which Keras keeps weights, and layers that may hold code. Known and not looked into, but for one mark. */
public final class Hdf5Inspector implements Inspector {
    private static final byte[] LAMBDA = "\"class_name\": \"Lambda\"".getBytes(StandardCharsets.US_ASCII);
    private static final int SEARCHED = 4 << 20;

    @Override
    public String format() {
        return "HDF5";
    }

    @Override
    public Set<String> endings() {
        return Set.of("h5", "hdf5");
    }

    @Override
    public boolean recognises(InspectedFile file) throws IOException {
        return file.startsWith(0x89, 'H', 'D', 'F', '\r', '\n', 0x1A, '\n');
    }

    @Override
    public void inspect(InspectedFile file, Problems problems) throws IOException {
        problems.add(file, FormatCode.HDF5, "HDF5 is not looked into");
        if (contains(file.head(SEARCHED), LAMBDA)) {
            problems.add(file, FormatCode.KERAS_LAMBDA, "a Keras model with a Lambda layer, which is code");
        }
    }

    private static boolean contains(byte[] bytes, byte[] wanted) {
        for (int i = 0; i + wanted.length <= bytes.length; i++) {
            int same = 0;
            while (same < wanted.length && bytes[i + same] == wanted[same]) {
                same++;
            }
            if (same == wanted.length) {
                return true;
            }
        }
        return false;
    }
}

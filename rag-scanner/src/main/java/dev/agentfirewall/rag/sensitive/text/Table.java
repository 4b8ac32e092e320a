package dev.agentfirewall.rag.sensitive.text;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * A table in a resource beside the code: a row a line, cells set apart by tabs, {@code #} before a remark, the first row names the
 * columns. Read strictly: a row with a cell too few or too many fails the build's tests, not a scan.
 */
public final class Table {
    private static final String FOLDER = "/dev/agentfirewall/rag/sensitive/";

    private Table() {}

    /** One row, and where it stands. */
    public record Row(String file, int line, List<String> cells) {
        public Row {
            cells = List.copyOf(cells);
        }

        public String cell(int column) {
            return cells.get(column);
        }

        /** The words in a cell, set apart by semicolons; none where the cell is {@code -}. */
        public Set<String> words(int column) {
            return cell(column).equals("-")
                    ? Set.of()
                    : Arrays.stream(cell(column).split(";", -1))
                            .map(String::strip)
                            .collect(Collectors.toSet());
        }

        public IllegalStateException wrong(String what) {
            return new IllegalStateException("`" + file + "`:" + line + ": " + what);
        }
    }

    /** The rows of {@code name}, whose columns are {@code columns}. */
    public static List<Row> read(String name, String... columns) {
        List<Row> rows = new ArrayList<>();
        try (InputStream in = Table.class.getResourceAsStream(FOLDER + name)) {
            if (in == null) {
                throw new IllegalStateException("table `" + name + "` is not in the jar");
            }
            BufferedReader lines = new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8));
            int number = 0;
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                number++;
                if (!line.isBlank() && !line.startsWith("#")) {
                    rows.add(row(name, number, line, columns));
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        Row head = rows.remove(0);
        if (!head.cells().equals(List.of(columns))) {
            throw head.wrong("the first row names the columns: " + String.join(", ", columns));
        }
        return List.copyOf(rows);
    }

    private static Row row(String name, int number, String line, String[] columns) {
        List<String> cells =
                Arrays.stream(line.split("\t+", -1)).map(String::strip).toList();
        Row row = new Row(name, number, cells);
        if (cells.size() != columns.length || cells.stream().anyMatch(String::isEmpty)) {
            throw row.wrong("expected " + columns.length + " cells, none empty, found " + cells.size());
        }
        return row;
    }
}

package dev.agentfirewall.trace.record;

/** How a text was read. Where prose stands around one structured block, the block's format. */
public enum Format {
    /** One JSON value, or one a line. */
    JSON,
    YAML,
    /** What Python's {@code repr} or {@code pprint} wrote. */
    PYTHON,
    /** Rows of cells parted by commas, semicolons or tabs. */
    CSV,
    HTML,
    /** Header lines, a blank line, a body. */
    MAIL,
    /** Rows of cells parted by {@code |}. */
    MARKDOWN_TABLE,
    /** Each line says something of its own: {@code Key: value}, items, what speakers said. */
    LINES,
    /** Paragraphs. Every text can be read as this. */
    PROSE
}

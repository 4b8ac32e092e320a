package dev.agentfirewall.cli;

/** A file that cannot be read. The message names it, its line where one is at fault, and what is wrong; it quotes nothing. */
public final class UnreadableFileException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    public UnreadableFileException(String file, String what) {
        super("`" + file + "`: " + what);
    }

    public UnreadableFileException(String file, long line, String what) {
        super("`" + file + "`:" + line + ": " + what);
    }
}

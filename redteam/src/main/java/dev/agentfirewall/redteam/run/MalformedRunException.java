package dev.agentfirewall.redteam.run;

/** A file of recorded runs that cannot be read. The message names the file, its line and what is wrong; it quotes nothing. */
public final class MalformedRunException extends Exception {
    private static final long serialVersionUID = 1L;

    private final String file;
    private final long line;
    private final String what;

    /**
     * @param file which file
     * @param line which line of it, counted from 1; 0 for the file as a whole
     * @param what what is wrong
     */
    public MalformedRunException(String file, long line, String what) {
        super("`" + file + "`" + (line > 0 ? ":" + line : "") + ": " + what);
        this.file = file;
        this.line = line;
        this.what = what;
    }

    public String file() {
        return file;
    }

    /** Counted from 1; 0 when the file as a whole is at fault. */
    public long line() {
        return line;
    }

    public String what() {
        return what;
    }
}

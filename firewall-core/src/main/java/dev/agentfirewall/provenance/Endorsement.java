package dev.agentfirewall.provenance;

/** A person's word that a stranger's value may be acted on. The only way to raise trust; a reviewer searches for its factory. */
public final class Endorsement {
    private final String person;
    private final String why;

    private Endorsement(String person, String why) {
        this.person = person;
        this.why = why;
    }

    /**
     * Endorses on behalf of {@code person}.
     *
     * @throws IllegalArgumentException when either is blank: an endorsement has a name and a reason on it
     */
    public static Endorsement reviewedBy(String person, String why) {
        if (person.isBlank() || why.isBlank()) {
            throw new IllegalArgumentException("an endorsement names a person and a reason");
        }
        return new Endorsement(person, why);
    }

    public String person() {
        return person;
    }

    public String why() {
        return why;
    }
}

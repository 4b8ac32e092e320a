package dev.agentfirewall.provenance;

import java.util.Objects;

/**
 * A judgement about a value. Labels join when values mix, and joining only ever tightens.
 *
 * @param integrity how far it may be believed
 * @param confidentiality who may see it
 */
public record Label(Integrity integrity, Confidentiality confidentiality) {

    /** The neutral element of {@link #join}: nothing has been read yet. */
    public static final Label CLEAN = new Label(Integrity.TRUSTED, Confidentiality.PUBLIC);

    /** What a value gets when nothing is known about it. */
    public static final Label UNKNOWN = new Label(Integrity.FLAGGED, Confidentiality.SECRET);

    public Label {
        Objects.requireNonNull(integrity, "integrity");
        Objects.requireNonNull(confidentiality, "confidentiality");
    }

    /** The lower trust and the higher secrecy. */
    public Label join(Label other) {
        return new Label(integrity.join(other.integrity), confidentiality.join(other.confidentiality));
    }

    /** This label with trust no better than {@code at}. */
    public Label lowered(Integrity at) {
        return new Label(integrity.join(at), confidentiality);
    }

    /** Raises a stranger's value to {@code endorsed}, on the word of a person. Flagged values stay flagged. */
    public Label endorsed(Endorsement endorsement) {
        Objects.requireNonNull(endorsement, "endorsement");
        return integrity == Integrity.UNTRUSTED || integrity == Integrity.GENERATED
                ? new Label(Integrity.ENDORSED, confidentiality)
                : this;
    }
}

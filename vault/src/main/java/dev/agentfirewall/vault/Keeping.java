package dev.agentfirewall.vault;

/** Which conversations a vault keeps. */
public enum Keeping {
    /** Every one. */
    ALL,
    /** Those that have had a denial, an approval or a finding, as far as they were shown from then on: the vault must stand beside the audit log. */
    SUSPICIOUS
}

package dev.agentfirewall.samples.deleterecords;

import java.util.Map;
import java.util.TreeMap;

/** Tables of customers, by name, with how many records each has. In memory; thread-safe. */
public final class CustomerRecords {
    private final Map<String, Integer> tables = new TreeMap<>(Map.of("customers", 1200, "trial_accounts", 35));

    /** How many records a table has; 0 when there is none. */
    public synchronized int count(String table) {
        return tables.getOrDefault(table, 0);
    }

    /** Deletes all records of a table, and tells how many there were. */
    synchronized int deleteAll(String table) {
        int had = count(table);
        tables.replace(table, 0);
        return had;
    }
}

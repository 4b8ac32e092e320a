package dev.agentfirewall.policy.plan.value;

/** A set. It grows while it is made and is left alone afterwards; {@code toString} tells the size, never the content. */
public final class SetValue extends Keyed {

    public static SetValue of(Object... elements) {
        SetValue set = new SetValue();
        for (Object element : elements) {
            set.add(element);
        }
        return set;
    }

    public void add(Object element) {
        int h = Values.hash(element);
        if (find(element, h) < 0) {
            insert(element, h);
        }
    }

    @Override
    boolean sameAs(Keyed other) {
        return other instanceof SetValue that && size() == that.size() && that.containsAll(this);
    }

    /** Whether every element of {@code other} is in this set. */
    public boolean containsAll(SetValue other) {
        for (int i = 0; i < other.size(); i++) {
            if (!contains(other.keys[i])) {
                return false;
            }
        }
        return true;
    }

    int compareTo(SetValue that) {
        Object[] mine = sortedKeys();
        Object[] theirs = that.sortedKeys();
        int n = Math.min(size(), that.size());
        for (int i = 0; i < n; i++) {
            int order = Values.compare(mine[i], theirs[i]);
            if (order != 0) {
                return order;
            }
        }
        return Integer.compare(size(), that.size());
    }

    @Override
    int hashOfEntry(int index, int keyHash) {
        return keyHash * 31 + 17;
    }

    @Override
    public String toString() {
        return "set of " + size();
    }
}

package dev.agentfirewall.redteam.suite;

import dev.agentfirewall.json.Json;
import dev.agentfirewall.redteam.run.MalformedRunException;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.api.lowlevel.Compose;
import org.snakeyaml.engine.v2.exceptions.Mark;
import org.snakeyaml.engine.v2.exceptions.MarkedYamlEngineException;
import org.snakeyaml.engine.v2.exceptions.YamlEngineException;
import org.snakeyaml.engine.v2.nodes.MappingNode;
import org.snakeyaml.engine.v2.nodes.Node;
import org.snakeyaml.engine.v2.nodes.NodeTuple;
import org.snakeyaml.engine.v2.nodes.ScalarNode;
import org.snakeyaml.engine.v2.nodes.SequenceNode;
import org.snakeyaml.engine.v2.nodes.Tag;

/**
 * A piece of a YAML file that a person wrote, read strictly: whatever it says that it should not, or not in that form, is an error that names
 * file, line and entry.
 *
 * @param file for messages
 * @param where which entry this is, for messages
 * @param node what stands there
 */
record YamlEntry(String file, String where, Node node) {
    private static final LoadSettings SETTINGS = LoadSettings.builder().build();
    private static final int DEEPEST = 64;

    /** The whole of {@code text}, one document. */
    static YamlEntry read(String file, String text) throws MalformedRunException {
        try {
            Node root = new Compose(SETTINGS)
                    .composeString(text)
                    .orElseThrow(() -> new MalformedRunException(file, 0, "is empty"));
            return new YamlEntry(file, "", root);
        } catch (MarkedYamlEngineException e) {
            long line = e.getProblemMark().map(Mark::getLine).orElse(-1) + 1L;
            throw new MalformedRunException(file, line, "is no YAML: " + e.getProblem());
        } catch (YamlEngineException e) {
            throw new MalformedRunException(file, 0, "is no YAML of one document");
        }
    }

    /** The same, called {@code where} in messages. */
    YamlEntry named(String where) {
        return new YamlEntry(file, where, node);
    }

    MalformedRunException wrong(String what) {
        long line = node.getStartMark().map(Mark::getLine).orElse(-1) + 1L;
        return new MalformedRunException(file, line, where.isEmpty() ? what : where + ": " + what);
    }

    List<YamlEntry> elements() throws MalformedRunException {
        if (!(node instanceof SequenceNode sequence)) {
            throw wrong("is not a list");
        }
        return sequence.getValue().stream()
                .map(element -> new YamlEntry(file, where, element))
                .toList();
    }

    /** Its fields, none of which is called anything but {@code known}. */
    YamlFields fields(String... known) throws MalformedRunException {
        Map<String, YamlEntry> members = members();
        for (Map.Entry<String, YamlEntry> member : members.entrySet()) {
            if (!Arrays.asList(known).contains(member.getKey())) {
                throw member.getValue()
                        .wrong("`" + member.getKey() + "` is no field here; there are `" + String.join("`, `", known)
                                + "`");
            }
        }
        return new YamlFields(this, members);
    }

    /** Its fields, whatever they are called. */
    YamlFields anyFields() throws MalformedRunException {
        return new YamlFields(this, members());
    }

    /** Its members, whatever they are called. */
    Map<String, YamlEntry> members() throws MalformedRunException {
        if (!(node instanceof MappingNode mapping)) {
            throw wrong("is not a mapping of names");
        }
        Map<String, YamlEntry> members = new LinkedHashMap<>();
        for (NodeTuple tuple : mapping.getValue()) {
            String name = new YamlEntry(file, where, tuple.getKeyNode()).text();
            if (members.put(name, new YamlEntry(file, where, tuple.getValueNode())) != null) {
                throw new YamlEntry(file, where, tuple.getKeyNode()).wrong("`" + name + "` is there twice");
            }
        }
        return members;
    }

    String text() throws MalformedRunException {
        if (node instanceof ScalarNode scalar && scalar.getTag().equals(Tag.STR)) {
            return scalar.getValue();
        }
        throw wrong("is not a text; a number or `true` needs quotes to be one, and so does what begins with a brace");
    }

    /** It as JSON, numbers to the digit. */
    Json json() throws MalformedRunException {
        return json(DEEPEST);
    }

    private Json json(int depth) throws MalformedRunException {
        if (depth == 0) {
            throw wrong("goes too deep");
        }
        if (node instanceof ScalarNode scalar) {
            return scalar(scalar);
        }
        if (node instanceof SequenceNode) {
            List<Json> elements = new ArrayList<>();
            for (YamlEntry element : elements()) {
                elements.add(element.json(depth - 1));
            }
            return new Json.Arr(elements);
        }
        Map<String, Json> members = new LinkedHashMap<>();
        for (Map.Entry<String, YamlEntry> member : members().entrySet()) {
            members.put(member.getKey(), member.getValue().json(depth - 1));
        }
        return new Json.Obj(members);
    }

    private Json scalar(ScalarNode scalar) throws MalformedRunException {
        Tag tag = scalar.getTag();
        if (tag.equals(Tag.NULL)) {
            return Json.NULL;
        }
        if (tag.equals(Tag.BOOL)) {
            return Json.of(Boolean.parseBoolean(scalar.getValue()));
        }
        return tag.equals(Tag.INT) || tag.equals(Tag.FLOAT) ? number(scalar.getValue()) : Json.of(text());
    }

    private Json number(String digits) throws MalformedRunException {
        try {
            return new Json.Num(new BigDecimal(digits));
        } catch (NumberFormatException e) {
            throw wrong("is a number that JSON does not have");
        }
    }
}

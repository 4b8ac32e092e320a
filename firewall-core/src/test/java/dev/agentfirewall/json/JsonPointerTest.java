package dev.agentfirewall.json;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class JsonPointerTest {
    @Test
    void leaves_nestedTree_namesEachLeafOnce() throws MalformedJsonException {
        Json tree = new JsonReader(JsonLimits.ARGUMENTS)
                .read("{\"to\":[\"a\",\"b\"],\"a/b\":{\"m~n\":1},\"none\":[],\"empty\":{}}");
        assertThat(JsonPointer.leaves(tree).keySet())
                .containsExactly("/to/0", "/to/1", "/a~1b/m~0n", "/none", "/empty");
    }
}

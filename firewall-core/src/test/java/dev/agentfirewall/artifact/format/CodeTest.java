package dev.agentfirewall.artifact.format;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HexFormat;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Code by nature, by name, and by reference. */
class CodeTest {

    @ParameterizedTest
    @CsvSource({
        "7f454c4602010100, weights.bin",
        "4d5a90000300000004000000ffff, weights.bin",
        "0061736d01000000, weights.bin",
        "cffaedfe07000001, weights.bin",
        "cafebabe00000034, weights.bin",
        "23212f62696e2f7368, README",
    })
    void inspect_programUnderAnyName_isExecutable(String start, String name) {
        assertThat(Fixtures.codes(name, HexFormat.of().parseHex(start))).isEqualTo("executable");
    }

    @ParameterizedTest
    @CsvSource({
        "modeling_llama.py, code",
        "train.ipynb, code",
        "install.sh, executable",
        "libop.so, executable",
        "libop.so.1, executable",
        "setup.BAT, executable",
        "README.md, ''",
        "merges.txt, ''",
        "LICENSE, ''",
    })
    void inspect_text_isCodeByItsName(String name, String codes) {
        assertThat(Fixtures.codes(name, "print(1)\n")).isEqualTo(codes);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{'model_type':'llama','vocab_size':32000} | ''",
                "{'auto_map':{'AutoModel':'modeling.Model'}} | code.reference",
                "{'a':[{'trust_remote_code':true}]} | code.reference",
                "{'trust_remote_code':false} | ''",
                "{'config':{'layers':[{'module':'keras.layers','class_name':'Dense'}]}} | ''",
                "{'config':{'layers':[{'module':'keras.layers','class_name':'Lambda'}]}} | keras.lambda",
                "{'class_name':'__lambda__'} | keras.lambda",
                "{'module':'os','class_name':'system'} | code.reference",
                "{'module':'keras.config','class_name':'enable_unsafe_deserialization'} | code.reference",
                "{'a':1,'a':2} | json",
                "{'a':NaN} | json",
                "{'a':1 | json",
                "{'chat_template':7} | template.malformed",
                "{'chat_template':'{{ messages }}'} | ''",
                "{'chat_template':[{'name':'default','template':'{{ x.__class__ }}'}]} | template",
                "{'chat_template':{'default':'{% include x %}'}} | template",
                "{'chat_template':null} | ''",
            })
    void inspect_configuration_isSearchedForWhatRunsCode(String json, String codes) {
        assertThat(Fixtures.codes("config.json", json.replace('\'', '"'))).isEqualTo(codes.replace("''", ""));
    }

    @Test
    void inspect_jsonWithoutAName_isSearchedToo() {
        assertThat(Fixtures.codes("sha256-0123", "{\"auto_map\": {}}")).isEqualTo("code.reference");
        assertThat(Fixtures.codes("sha256-0123", "{{ .System }}")).isEmpty();
    }

    @Test
    void inspect_templateInAFileOfItsOwn_isHeldAgainstTheRules() {
        assertThat(Fixtures.codes("chat_template.jinja", "{{ lipsum.__globals__ }}"))
                .isEqualTo("template");
    }
}

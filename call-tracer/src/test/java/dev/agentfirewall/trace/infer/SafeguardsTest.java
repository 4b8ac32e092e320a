package dev.agentfirewall.trace.infer;

import static dev.agentfirewall.call.Effect.GRANT;
import static dev.agentfirewall.call.Effect.READ;
import static org.assertj.core.api.Assertions.assertThat;

import dev.agentfirewall.call.Effect;
import dev.agentfirewall.json.Json;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SafeguardsTest {

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "set_phone_number | Sets a new phone number | GRANT",
                "updateUserInfo | Updates information about the user | GRANT",
                "workspace_settings | Changes settings of the workspace | GRANT",
                "theme_settings | Changes the colours of the theme | WRITE",
                "raise_card_limit | Raises the limit of a card | GRANT",
                "set_search_limit | Sets how many hits a search returns | WRITE",
                "disable_alerts | Turns alerts off | GRANT",
                "add_hook | Adds a hook | GRANT",
                "unban_user | Lifts the ban of a user | GRANT",
                "unblock_thread | Unblocks a thread | WRITE",
                "merge_request_create | Creates a merge request | WRITE",
                "git_merge | Merges a branch into the current one | EXECUTE",
                "merge_contacts | Merges two contacts into one | WRITE",
                "set_shipping_address | Sets where the parcel goes | SEND",
                "update_email_draft | Changes a draft | WRITE",
                "toggle_device | Toggles a device at home, such as a lamp or the garage | GRANT",
                "toggle_lamp | Toggles a lamp | WRITE",
                "set_alarm_clock | Sets the alarm clock | WRITE",
                "set_stove | Sets the heat of the stove | EXECUTE"
            })
    void infer_change_isAsGraveAsWhatItMayWeaken(String name, String description, Effect expected) {
        assertThat(Tools.infer(name, description).effects().value().primary()).isEqualTo(expected);
    }

    @Test
    void infer_argumentThatSetsRights_grantsAndSaysWhy() {
        Guess<InferredEffects> effects = Tools.infer(
                        "edit_album", "Changes an album.", "album_id", "title", "visibility")
                .effects();

        assertThat(effects.value().primary()).isEqualTo(GRANT);
        assertThat(effects.because()).contains("`visibility`");
    }

    @Test
    void infer_settingToChoose_grantsWhereAnyGuards() {
        assertThat(chosen("language", "password").primary()).isEqualTo(GRANT);
        assertThat(Tools.infer("show_settings", "Shows the settings of the account.")
                        .effects()
                        .value()
                        .primary())
                .isEqualTo(READ);
    }

    @Test
    void infer_settingToChoose_isWhatTheToolActsOn() {
        assertThat(tool("language", "phone").objects()).contains("phone");
    }

    private static InferredEffects chosen(String... choices) {
        return tool(choices).effects().value();
    }

    private static InferredTool tool(String... choices) {
        String values = "\"" + String.join("\", \"", choices) + "\"";
        Json tool = Tools.json("""
                {"name": "store_option", "description": "Changes an option.", "parameters": {"properties":
                  {"option": {"type": "string", "enum": [%s]}}}}""".formatted(values));
        return Tools.infer(tool);
    }
}

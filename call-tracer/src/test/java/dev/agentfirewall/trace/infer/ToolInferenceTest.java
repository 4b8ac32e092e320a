package dev.agentfirewall.trace.infer;

import static dev.agentfirewall.call.Effect.DELETE;
import static dev.agentfirewall.call.Effect.EXECUTE;
import static dev.agentfirewall.call.Effect.GRANT;
import static dev.agentfirewall.call.Effect.PAY;
import static dev.agentfirewall.call.Effect.READ;
import static dev.agentfirewall.call.Effect.SEND;
import static dev.agentfirewall.call.Effect.WRITE;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.agentfirewall.call.Declaration;
import dev.agentfirewall.call.Effect;
import dev.agentfirewall.call.ToolDescriptor;
import dev.agentfirewall.json.Json;
import dev.agentfirewall.provenance.Confidentiality;
import dev.agentfirewall.provenance.Integrity;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ToolInferenceTest {

    @ParameterizedTest
    @CsvSource({
        "list_invoices, READ",
        "getUserProfile, READ",
        "mcp__calendar__create-event, WRITE",
        "drive.files.delete, DELETE",
        "mail/reply_to_thread, SEND",
        "TransferFunds, PAY",
        "python_exec, EXECUTE",
        "bash, EXECUTE",
        "add_team_member, GRANT",
        "changePassword, GRANT",
        "invite_user_to_workspace, GRANT",
        "invite_guest, SEND",
        "order_history, READ",
        "order_pizza, PAY",
        "cancel_order, DELETE",
        "create_order, PAY",
        "schedule_payment, PAY",
        "update_payment_method, WRITE",
        "get_or_create_label, WRITE",
        "search_and_delete_mails, DELETE",
        "process_refund, PAY",
        "make_reservation, WRITE",
        "start_container, EXECUTE",
        "start_timer, WRITE",
        "share_document, GRANT",
        "add_comment, SEND",
        "create_api_key, GRANT",
        "revoke_access, GRANT",
        "move_to_trash, DELETE",
        "open_url, READ",
        "do_delete, DELETE"
    })
    void infer_nameAlone_tellsTheEffect(String name, Effect expected) {
        assertThat(Tools.infer(name, "").effects().value().primary()).isEqualTo(expected);
    }

    @Test
    void infer_nothingTells_executesAndIsNotSure() {
        Guess<InferredEffects> effects =
                Tools.infer("zork_frob", "Frobs the zork.").effects();

        assertThat(effects.value().all()).containsExactly(EXECUTE);
        assertThat(effects.certainty()).isEqualTo(Certainty.LOW);
    }

    @Test
    void infer_descriptionTellsMore_addsASecondaryEffect() {
        InferredEffects effects = Tools.infer(
                        "plan_meeting_slot",
                        "Creates an entry for the given slot. It also sends an invitation to all guests.")
                .effects()
                .value();

        assertThat(effects).isEqualTo(new InferredEffects(WRITE, java.util.Set.of(WRITE, SEND)));
    }

    @Test
    void infer_passiveSentence_addsASecondaryEffect() {
        InferredEffects effects = Tools.infer(
                        "update_shift", "Changes a shift. The employee will be automatically notified by mail.")
                .effects()
                .value();

        assertThat(effects.all()).containsExactlyInAnyOrder(WRITE, SEND);
    }

    @Test
    void infer_readingToolOfSentThings_onlyReads() {
        InferredEffects effects = Tools.infer(
                        "fetch_outbox",
                        "Returns the mails that were sent and the posts. Mails are listed by date. No reply is sent.")
                .effects()
                .value();

        assertThat(effects.all()).containsExactly(READ);
    }

    @Test
    void infer_harmlessNameWithAHarmfulDescription_countsAsTheWorse() {
        Guess<InferredEffects> effects =
                Tools.infer("get_rid", "Permanently deletes the given record.").effects();

        assertThat(effects.value().primary()).isEqualTo(DELETE);
        assertThat(effects.certainty()).isEqualTo(Certainty.LOW);
    }

    @Test
    void infer_vagueName_isWhatTheWorstOfItsDescriptionSays() {
        assertThat(Tools.infer("notes", "Manages notes: creates, updates and deletes them.")
                        .effects()
                        .value()
                        .primary())
                .isEqualTo(DELETE);
    }

    @Test
    void infer_choiceOfActions_mayDoThemAll() {
        InferredTool tool = Tools.infer(Tools.json("""
                        {"name": "ticket_tool", "parameters": {"properties":
                          {"action": {"type": "string", "enum": ["list", "create", "delete"]}}}}"""));

        assertThat(tool.effects().value().primary()).isEqualTo(DELETE);
        assertThat(tool.effects().value().all()).contains(WRITE, DELETE);
    }

    @Test
    void infer_sqlArgument_executesWhateverItIsCalled() {
        assertThat(Tools.infer("search_warehouse", "Searches the warehouse.", "sql")
                        .effects()
                        .value()
                        .primary())
                .isEqualTo(EXECUTE);
    }

    @Test
    void infer_descriptionTooLong_executes() {
        assertThat(Tools.infer("list_things", "Lists things. ".repeat(2_000))
                        .effects()
                        .value()
                        .primary())
                .isEqualTo(EXECUTE);
    }

    @Test
    void infer_readOnlyHint_isNotBelieved() {
        assertThat(hinted("erase_disk", "readOnlyHint", true).primary()).isEqualTo(DELETE);
    }

    @Test
    void infer_tighteningHints_areTaken() {
        assertThat(hinted("get_item", "readOnlyHint", false).primary()).isEqualTo(WRITE);
        assertThat(hinted("set_item", "destructiveHint", true).all()).contains(DELETE);
        assertThat(hinted("set_item", "openWorldHint", true).all()).contains(SEND);
    }

    private static InferredEffects hinted(String name, String hint, boolean value) {
        Json tool = Json.object()
                .put("name", name)
                .put("annotations", Json.object().put(hint, value).build())
                .build();
        return Tools.infer(tool).effects().value();
    }

    @Test
    void infer_ownState_isTrustedAndAllElseIsNot() {
        assertThat(Tools.infer("get_current_time", "Returns the time.")
                        .result()
                        .value()
                        .integrity())
                .isEqualTo(Integrity.TRUSTED);
        assertThat(Tools.infer("get_my_profile", "").result().value().integrity())
                .isEqualTo(Integrity.TRUSTED);
        assertThat(Tools.infer("get_user_profile", "", "user_id")
                        .result()
                        .value()
                        .integrity())
                .isEqualTo(Integrity.UNTRUSTED);
        assertThat(Tools.infer("get_balance", "The balance and the latest transactions.")
                        .result()
                        .value()
                        .integrity())
                .isEqualTo(Integrity.UNTRUSTED);
        assertThat(Tools.infer("set_time", "").result().value().integrity()).isEqualTo(Integrity.UNTRUSTED);
    }

    @Test
    void infer_accountsOfOthers_areTrustedForNumbersAlone() {
        assertThat(Tools.infer("get_balance", "", "account_id").result().value().integrity())
                .isEqualTo(Integrity.TRUSTED);
        assertThat(Tools.infer("get_account_info", "", "account_id")
                        .result()
                        .value()
                        .integrity())
                .isEqualTo(Integrity.UNTRUSTED);
    }

    @Test
    void infer_secrets_areConfidential() {
        assertThat(Tools.infer("list_api_keys", "").result().value().confidentiality())
                .isEqualTo(Confidentiality.CONFIDENTIAL);
        assertThat(Tools.infer("list_files", "").result().value().confidentiality())
                .isEqualTo(Confidentiality.INTERNAL);
    }

    @Test
    void infer_objects_areSingularAndUnderOneName() {
        assertThat(Tools.infer("archiveOldMails", "", "folder_id").objects()).contains("email", "folder");
        assertThat(Tools.infer("send_money", "").objects()).containsExactly("money");
        assertThat(Tools.infer("check_out_basket", "").objects()).containsExactly("basket");
    }

    @Test
    void descriptor_isInferredAndDeclaredByNobody() {
        ToolDescriptor descriptor = Tools.infer("send_fax", "", "to", "body").descriptor();

        assertThat(descriptor.declaration()).isEqualTo(Declaration.INFERRED);
        assertThat(descriptor.declared()).isFalse();
        assertThat(descriptor.primaryEffect()).isEqualTo(SEND);
        assertThat(descriptor.objects()).isNotEmpty();
    }

    @Test
    void infer_everyForm_readsTheSameTool() throws UnreadableToolsException {
        String schema = "{\"type\":\"object\",\"properties\":{\"to\":{\"type\":\"string\"}}}";
        String openAi = "[{\"type\":\"function\",\"function\":{\"name\":\"send_fax\",\"parameters\":" + schema + "}}]";
        String mcp = "{\"tools\":[{\"name\":\"send_fax\",\"inputSchema\":" + schema + "}]}";
        String answer = "{\"jsonrpc\":\"2.0\",\"result\":" + mcp + "}";
        String anthropic = "{\"name\":\"send_fax\",\"input_schema\":" + schema + "}";

        for (String form : java.util.List.of(mcp, answer, anthropic)) {
            assertThat(ToolInference.infer(Tools.json(form))).isEqualTo(ToolInference.infer(Tools.json(openAi)));
        }
    }

    @Test
    void infer_noTools_saysWhatIsWrong() {
        assertThatThrownBy(() -> ToolInference.infer(Json.of("tools")))
                .isInstanceOf(UnreadableToolsException.class)
                .hasMessageContaining("an array of tools");
        assertThatThrownBy(() -> ToolInference.infer(Tools.json("[{\"name\":\"a\"},{\"title\":\"b\"}]")))
                .hasMessageContaining("tool number 2 has no `name`");
    }

    @Test
    void infer_payment_isPaid() {
        assertThat(Tools.infer("send", "Sends money to a friend.", "to", "amount")
                        .effects()
                        .value()
                        .primary())
                .isEqualTo(PAY);
        assertThat(Tools.infer("set_role", "Sets the role of a member.")
                        .effects()
                        .value()
                        .primary())
                .isEqualTo(GRANT);
    }
}

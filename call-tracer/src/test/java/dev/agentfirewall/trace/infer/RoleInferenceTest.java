package dev.agentfirewall.trace.infer;

import static org.assertj.core.api.Assertions.assertThat;

import dev.agentfirewall.call.ArgumentRole;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RoleInferenceTest {

    @ParameterizedTest
    @CsvSource({
        "send_message, to, RECIPIENT",
        "send_message, ccList, RECIPIENT",
        "send_message, channel_id, RECIPIENT",
        "send_message, text, BODY",
        "send_message, message_id, RESOURCE",
        "get_message, user, RESOURCE",
        "delete_mail, email_id, RESOURCE",
        "fetch_page, url, URL",
        "fetch_page, pageUrl, URL",
        "transfer_money, iban, ACCOUNT",
        "transfer_money, to_account, ACCOUNT",
        "transfer_money, from_account, RESOURCE",
        "transfer_money, amount, AMOUNT",
        "transfer_money, currency, CURRENCY",
        "write_file, file_path, PATH",
        "write_file, content, BODY",
        "search_files, query, QUERY",
        "run_job, command, COMMAND",
        "run_python, code, COMMAND",
        "buy_ticket, discount_code, OTHER",
        "list_rooms, country_code, OTHER",
        "login, password, CREDENTIAL",
        "verify_login, otp, CREDENTIAL",
        "list_rooms, next_page_token, OTHER",
        "list_rooms, max_tokens, OTHER",
        "create_event, start_time, DATE",
        "create_event, attendees, RECIPIENT",
        "browse_web, page, URL",
        "search_web, page, RESOURCE",
        "add_collaborator, account, RECIPIENT",
        "add_user_to_room, room, RESOURCE",
        "share_with_team, team, RECIPIENT",
        "store_secret, value, CREDENTIAL",
        "add_deploy_key, title, RESOURCE",
        "edit_issue, labels, RESOURCE",
        "create_event, timezone, OTHER",
        "update_profile, shipping_address, RECIPIENT",
        "grant_access, user_id, RECIPIENT",
        "connect, host, URL"
    })
    void infer_name_tellsTheRole(String tool, String argument, ArgumentRole expected) {
        assertThat(role(Tools.infer(tool, "", argument), argument)).isEqualTo(expected);
    }

    @Test
    void infer_format_tellsWhatTheNameDoesNot() {
        InferredTool tool = Tools.infer(Tools.json("""
                        {"name": "save_thing", "parameters": {"properties": {
                          "a": {"type": "string", "format": "uri"},
                          "b": {"type": ["string", "null"], "format": "email"},
                          "c": {"anyOf": [{"type": "string", "format": "date-time"}, {"type": "null"}]}}}}"""));

        assertThat(role(tool, "a")).isEqualTo(ArgumentRole.URL);
        assertThat(role(tool, "b")).isEqualTo(ArgumentRole.RECIPIENT);
        assertThat(role(tool, "c")).isEqualTo(ArgumentRole.DATE);
    }

    @Test
    void infer_description_tellsWhatTheNameDoesNot() {
        InferredTool tool = Tools.infer(Tools.json("""
                        {"name": "send_money", "parameters": {"properties": {
                          "target": {"type": "string", "description": "The IBAN of the payee."},
                          "who": {"type": "string", "description": "Email address of the recipient."}}}}"""));

        assertThat(role(tool, "target")).isEqualTo(ArgumentRole.ACCOUNT);
        assertThat(tool.arguments())
                .hasEntrySatisfying(
                        "target", role -> assertThat(role.certainty()).isEqualTo(Certainty.MEDIUM));
    }

    @Test
    void infer_fixedChoicesAndFlags_areNoSinks() {
        InferredTool tool = Tools.infer(Tools.json("""
                        {"name": "send_note", "parameters": {"properties": {
                          "channel": {"type": "string", "enum": ["sms", "mail"]},
                          "email": {"type": "boolean"}}}}"""));

        assertThat(role(tool, "channel")).isEqualTo(ArgumentRole.OTHER);
        assertThat(role(tool, "email")).isEqualTo(ArgumentRole.OTHER);
    }

    @Test
    void infer_objectArgument_hasTheRoleOfItsWorstMember() {
        InferredTool tool = Tools.infer(Tools.json("""
                        {"name": "send_mail", "parameters": {"properties": {"mail": {"type": "object", "properties": {
                          "to": {"type": "string"}, "body": {"type": "string"}}}}}}"""));

        assertThat(role(tool, "mail")).isEqualTo(ArgumentRole.RECIPIENT);
    }

    private static ArgumentRole role(InferredTool tool, String argument) {
        return tool.descriptor().roleOf("/" + argument);
    }
}

package dev.agentfirewall.cli.demo;

import dev.agentfirewall.samples.agent.EchoChatModel;
import dev.agentfirewall.samples.deleterecords.RecordRecordings;
import dev.agentfirewall.samples.mailexfiltration.OfficeRecordings;
import dev.agentfirewall.samples.recorded.RecordedChatModel;
import dev.langchain4j.model.chat.ChatModel;

/**
 * Who plays the agent's model in each story.
 *
 * @param description of them, for the audience
 * @param attacked in the office that was tampered with
 * @param honest in the ordinary office
 * @param reader of the handbook
 * @param clerk who reads the page that asks for a deletion
 * @param recorded whether all is known beforehand, so that the demo can tell whether it ended as it should
 */
record Cast(
        String description, ChatModel attacked, ChatModel honest, ChatModel reader, ChatModel clerk, boolean recorded) {

    /** The recorded runs: nothing to install, no network, the same every time. */
    static Cast fromRecordings() {
        return new Cast(
                "played from recordings: one that does what strangers tell it, to the end",
                new RecordedChatModel(OfficeRecordings.attacked()),
                new RecordedChatModel(OfficeRecordings.honest()),
                new EchoChatModel(),
                new RecordedChatModel(RecordRecordings.pageAsks()),
                true);
    }

    /** One live model for all. */
    static Cast live(String description, ChatModel model) {
        return new Cast(description, model, model, model, model, false);
    }
}

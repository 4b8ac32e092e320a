package dev.agentfirewall.cli.mcp;

import dev.agentfirewall.cli.Console;
import dev.agentfirewall.cli.JsonText;
import dev.agentfirewall.cli.Subcommand;
import dev.agentfirewall.json.Json;
import dev.agentfirewall.mcp.Change;
import dev.agentfirewall.mcp.Comparison;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** {@code mcp check}: are the servers what was agreed to? */
@Command(
        name = "check",
        description = {
            "Asks each server of the lock file who it is and what it lists, and says whether",
            "that is what was agreed to. For a build, or a watch by the hour."
        },
        footerHeading = "%nOut, a line for each server:%n",
        footer = {
            "  {\"server\":\"wiki\",\"same\":false,",
            "   \"changes\":[{\"kind\":\"tool\",\"id\":\"search\",\"what\":\"changed\"}]}",
            "",
            "Exit: 0 all are the same, 1 some are not or could not be asked, 2 wrong use,",
            "3 the lock file is unreadable."
        })
public final class CheckCommand extends Subcommand {
    private final Console console;

    @Mixin
    private Watched watched = new Watched();

    public CheckCommand(Console console) {
        this.console = console;
    }

    @Override
    public Integer call() {
        return watched.compare(console, new Lines());
    }

    private final class Lines implements Watched.Telling {
        @Override
        public void compared(String key, Comparison compared) {
            line(Json.object()
                    .put("server", key)
                    .put("same", compared.same())
                    .put("changes", Json.array(compared.changes(), Lines::json)));
        }

        @Override
        public void unreachable(String key, String why) {
            line(Json.object().put("server", key).put("same", false).put("error", why));
        }

        private static Json json(Change change) {
            Json.ObjBuilder out = Json.object().put("kind", change.kind());
            if (!change.id().isEmpty()) {
                out.put("id", change.id());
            }
            return out.put("what", change.what().word()).build();
        }

        private void line(Json.ObjBuilder line) {
            console.out().print(JsonText.write(line.build()) + "\n");
        }
    }
}

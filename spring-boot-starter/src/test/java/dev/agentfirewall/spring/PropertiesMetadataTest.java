package dev.agentfirewall.spring;

import static org.assertj.core.api.Assertions.assertThat;

import dev.agentfirewall.json.Json;
import dev.agentfirewall.json.JsonLimits;
import dev.agentfirewall.json.JsonReader;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What an editor tells of our properties, and what the page does. */
class PropertiesMetadataTest {
    private static final Path PAGE = Path.of("..", "docs", "spring-boot.md");

    private List<Json.Obj> properties = List.of();

    @BeforeEach
    void read() throws Exception {
        URI made = AgentFirewallProperties.class
                .getProtectionDomain()
                .getCodeSource()
                .getLocation()
                .toURI();
        String text = Files.readString(Path.of(made).resolve("META-INF/spring-configuration-metadata.json"));
        Json.Arr all = (Json.Arr) new JsonReader(JsonLimits.FILES)
                .readObject(text)
                .get("properties")
                .orElseThrow();
        properties = all.elements().stream().map(Json.Obj.class::cast).toList();
    }

    @Test
    void everyProperty_isDescribed() {
        assertThat(properties)
                .hasSizeGreaterThan(15)
                .allSatisfy(property -> assertThat(property.get("description"))
                        .as("%s", property.get("name"))
                        .isPresent());
    }

    @Test
    void everyProperty_isOnThePage() throws Exception {
        String page = Files.readString(PAGE);
        assertThat(properties)
                .allSatisfy(property -> assertThat(page)
                        .contains("`" + ((Json.Str) property.get("name").orElseThrow()).value() + "`"));
    }
}

package dev.agentfirewall.spring;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import java.io.IOException;
import java.io.StringReader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Properties;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.springframework.boot.context.properties.bind.BindHandler;
import org.springframework.boot.context.properties.bind.Bindable;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.context.properties.bind.handler.NoUnboundElementsBindHandler;
import org.springframework.boot.context.properties.source.MapConfigurationPropertySource;

/** That the properties which {@code docs/spring-boot.md} shows are properties, with values that they can have. */
class PagePropertiesTest {
    private static final Pattern BLOCK = Pattern.compile("```properties\n(.*?)```", Pattern.DOTALL);

    @Test
    void propertiesOnThePage_areAllKnown() throws IOException {
        List<String> blocks = BLOCK.matcher(Files.readString(Path.of("..", "docs", "spring-boot.md")))
                .results()
                .map(block -> block.group(1))
                .toList();
        assertThat(blocks)
                .hasSizeGreaterThan(4)
                .allSatisfy(block -> assertThatCode(() -> bind(block)).doesNotThrowAnyException());
    }

    private static void bind(String block) throws IOException {
        Properties told = new Properties();
        told.load(new StringReader(block));
        new Binder(new MapConfigurationPropertySource(told))
                .bind(
                        "agent-firewall",
                        Bindable.of(AgentFirewallProperties.class),
                        new NoUnboundElementsBindHandler(BindHandler.DEFAULT));
    }
}

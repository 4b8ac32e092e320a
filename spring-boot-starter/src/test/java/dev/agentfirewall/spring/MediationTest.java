package dev.agentfirewall.spring;

import static dev.agentfirewall.spring.Starts.refusal;
import static org.assertj.core.api.Assertions.assertThat;

import dev.agentfirewall.langchain4j.FirewalledChatModel;
import dev.agentfirewall.langchain4j.FirewalledStreamingChatModel;
import dev.agentfirewall.langchain4j.GuardedContentRetriever;
import dev.agentfirewall.langchain4j.GuardedRetrievalAugmentor;
import dev.agentfirewall.langchain4j.GuardedToolProvider;
import dev.agentfirewall.spring.Office.Curious;
import dev.langchain4j.data.message.ChatMessage;
import dev.langchain4j.mcp.McpToolProvider;
import dev.langchain4j.model.chat.ChatModel;
import dev.langchain4j.model.chat.StreamingChatModel;
import dev.langchain4j.model.chat.request.ChatRequest;
import dev.langchain4j.model.chat.response.StreamingChatResponseHandler;
import dev.langchain4j.model.language.LanguageModel;
import dev.langchain4j.model.output.Response;
import dev.langchain4j.rag.AugmentationRequest;
import dev.langchain4j.rag.AugmentationResult;
import dev.langchain4j.rag.RetrievalAugmentor;
import dev.langchain4j.rag.content.retriever.ContentRetriever;
import dev.langchain4j.service.tool.ToolProvider;
import dev.langchain4j.service.tool.ToolProviderResult;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.beans.factory.FactoryBean;
import org.springframework.beans.factory.config.BeanPostProcessor;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Lazy;
import org.springframework.context.annotation.Primary;
import org.springframework.context.annotation.Scope;
import org.springframework.core.PriorityOrdered;

/** However a bean that text goes through comes to be, it is guarded; or the application does not start, and says which it is. */
class MediationTest {
    @TempDir
    Path folder;

    @Test
    void beansOfEachKind_standBehindTheFirewall() {
        Starts.in(folder).withUserConfiguration(Kinds.class).run(context -> {
            assertThat(context).hasNotFailed();
            assertThat(context.getBean("blocking")).isInstanceOf(FirewalledChatModel.class);
            assertThat(context.getBean("second")).isInstanceOf(FirewalledChatModel.class);
            assertThat(context.getBean("late")).isInstanceOf(FirewalledChatModel.class);
            assertThat(context.getBean("anew")).isInstanceOf(FirewalledChatModel.class);
            assertThat(context.getBean("fromFactory")).isInstanceOf(FirewalledChatModel.class);
            assertThat(context.getBean("streaming")).isInstanceOf(FirewalledStreamingChatModel.class);
            assertThat(context.getBean("retriever")).isInstanceOf(GuardedContentRetriever.class);
            assertThat(context.getBean("augmentor")).isInstanceOf(GuardedRetrievalAugmentor.class);
            assertThat(context.getBean("tools")).isInstanceOf(GuardedToolProvider.class);
            assertThat(context.getBean("serversTools")).isInstanceOf(GuardedToolProvider.class);
            assertThat(context.getBean(Everyone.class).models().values())
                    .hasSize(5)
                    .allSatisfy(model -> assertThat(model).isInstanceOf(FirewalledChatModel.class));
        });
    }

    @Test
    void modelRegisteredWhenFinished_isNamed() {
        Starts.in(folder)
                .withInitializer(context -> context.getBeanFactory().registerSingleton("handMade", new Curious()))
                .run(context -> assertThat(refusal(context)).hasMessageContaining("`handMade` (ChatModel)"));
    }

    @Test
    void modelMadeForAPostProcessor_isNamed() {
        Starts.in(folder).withUserConfiguration(TooEarly.class).run(context -> {
            assertThat(refusal(context)).hasMessageContaining("`early` (ChatModel)");
            assertThat(refusal(context).remedy()).contains("post-processor");
        });
    }

    @Test
    void productOfAFactoryMadeForAPostProcessor_isNamed() {
        Starts.in(folder)
                .withUserConfiguration(TooEarlyFactory.class)
                .run(context -> assertThat(refusal(context)).hasMessageContaining("`early` (ChatModel)"));
    }

    @Test
    void modelsInACollection_areNamed() {
        Starts.in(folder)
                .withBean("models", List.class, () -> List.of(new Curious()))
                .withBean("byName", Map.class, () -> Map.of("cheap", new Curious()))
                .run(context -> {
                    assertThat(refusal(context))
                            .hasMessageContaining("`models` (ChatModel)")
                            .hasMessageContaining("`byName` (ChatModel)");
                    assertThat(refusal(context).remedy()).contains("agentFirewall.guard(model)");
                });
    }

    @Test
    void modelThatNobodyCanGuard_isNamed() {
        Starts.in(folder)
                .withBean("completer", LanguageModel.class, Completer::new)
                .run(context -> {
                    assertThat(refusal(context)).hasMessageContaining("`completer` (LanguageModel)");
                    assertThat(refusal(context).remedy()).contains("agent-firewall.unguarded");
                });
    }

    @Test
    void modelThatNobodyCanGuard_onPurpose_isThere() {
        Starts.in(folder)
                .withBean("completer", LanguageModel.class, Completer::new)
                .withPropertyValues("agent-firewall.unguarded=completer")
                .run(context -> assertThat(context).hasNotFailed().hasSingleBean(LanguageModel.class));
    }

    /** Completes nothing. */
    private static final class Completer implements LanguageModel {
        @Override
        public Response<String> generate(String prompt) {
            return Response.from("");
        }
    }

    /** All models, as somebody who chooses among them has them injected. */
    record Everyone(Map<String, ChatModel> models) {}

    /** Beans of each kind that text comes in or goes out through, made in each of the ways that Spring makes beans. */
    @Configuration(proxyBeanMethods = false)
    static class Kinds {
        @Bean
        @Primary
        ChatModel blocking() {
            return new Curious();
        }

        @Bean
        Curious second() {
            return new Curious();
        }

        @Bean
        @Lazy
        ChatModel late() {
            return new Curious();
        }

        @Bean
        @Scope("prototype")
        ChatModel anew() {
            return new Curious();
        }

        @Bean
        ModelFactory fromFactory() {
            return new ModelFactory();
        }

        @Bean
        Everyone everyone(Map<String, ChatModel> models) {
            return new Everyone(models);
        }

        @Bean
        StreamingChatModel streaming() {
            return new StreamingChatModel() {
                @Override
                public void doChat(ChatRequest request, StreamingChatResponseHandler handler) {}
            };
        }

        @Bean
        ContentRetriever retriever() {
            return query -> List.of();
        }

        @Bean
        RetrievalAugmentor augmentor() {
            return new RetrievalAugmentor() {
                @Override
                public AugmentationResult augment(AugmentationRequest request) {
                    ChatMessage same = request.chatMessage();
                    return new AugmentationResult(same, List.of());
                }
            };
        }

        @Bean
        ToolProvider tools() {
            return request -> ToolProviderResult.builder().build();
        }

        @Bean
        McpToolProvider serversTools() {
            return McpToolProvider.builder().mcpClients(List.of()).build();
        }
    }

    /** Makes a model. */
    static final class ModelFactory implements FactoryBean<ChatModel> {
        @Override
        public ChatModel getObject() {
            return new Curious();
        }

        @Override
        public Class<?> getObjectType() {
            return ChatModel.class;
        }
    }

    /** Needs a model while beans are not guarded yet. */
    static final class Hasty implements BeanPostProcessor, PriorityOrdered {
        @Override
        public int getOrder() {
            return HIGHEST_PRECEDENCE;
        }
    }

    @Configuration(proxyBeanMethods = false)
    static class TooEarly {
        @Bean
        ChatModel early() {
            return new Curious();
        }

        @Bean
        static Hasty hasty(ChatModel model) {
            assertThat(model).isNotNull();
            return new Hasty();
        }
    }

    @Configuration(proxyBeanMethods = false)
    static class TooEarlyFactory {
        @Bean
        static ModelFactory early() {
            return new ModelFactory();
        }

        @Bean
        static Hasty hasty(ChatModel model) {
            assertThat(model).isNotNull();
            return new Hasty();
        }
    }
}

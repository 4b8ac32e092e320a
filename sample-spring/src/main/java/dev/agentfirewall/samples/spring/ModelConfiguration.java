package dev.agentfirewall.samples.spring;

import dev.langchain4j.model.chat.ChatModel;
import dev.langchain4j.model.chat.listener.ChatModelListener;
import dev.langchain4j.model.ollama.OllamaChatModel;
import java.util.List;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** The model, served by Ollama or by whatever speaks its protocol. */
@Configuration(proxyBeanMethods = false)
public class ModelConfiguration {

    @Bean
    public ChatModel model(
            @Value("${model.url}") String url, @Value("${model.name}") String name, List<ChatModelListener> listeners) {
        return OllamaChatModel.builder()
                .baseUrl(url)
                .modelName(name)
                .listeners(listeners)
                .build();
    }
}

package dev.agentfirewall.samples.spring;

import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;

/** The application. There is no word of the firewall in it: the starter finds its model, its tools and its logins. */
@SpringBootApplication
public class MailAssistantApplication {

    public static void main(String[] args) {
        SpringApplication.run(MailAssistantApplication.class, args);
    }
}

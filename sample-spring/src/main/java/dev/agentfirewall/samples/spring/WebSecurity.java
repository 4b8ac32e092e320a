package dev.agentfirewall.samples.spring;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.security.config.Customizer;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.http.SessionCreationPolicy;
import org.springframework.security.core.userdetails.User;
import org.springframework.security.core.userdetails.UserDetailsService;
import org.springframework.security.provisioning.InMemoryUserDetailsManager;
import org.springframework.security.web.SecurityFilterChain;

/**
 * Who may come in. The chat is open to everybody on purpose: the firewall knows whoever is not logged in as nobody, and refuses. A real application
 * closes the door here, too.
 */
@Configuration(proxyBeanMethods = false)
public class WebSecurity {

    @Bean
    public SecurityFilterChain chain(HttpSecurity http) throws Exception {
        return http.authorizeHttpRequests(requests -> requests.requestMatchers("/actuator/prometheus")
                        .hasRole("OPERATOR")
                        .anyRequest()
                        .permitAll())
                .httpBasic(Customizer.withDefaults())
                .sessionManagement(sessions -> sessions.sessionCreationPolicy(SessionCreationPolicy.STATELESS))
                .csrf(csrf -> csrf.disable()) // no cookies, so nothing to forge a request with
                .build();
    }

    /** Two people of this demonstration, with their passwords in plain sight. */
    @Bean
    public UserDetailsService people() {
        return new InMemoryUserDetailsManager(
                User.withUsername("emma").password("{noop}emma").roles("USER").build(),
                User.withUsername("otto")
                        .password("{noop}otto")
                        .roles("OPERATOR")
                        .build());
    }
}

package dev.agentfirewall.spring;

import dev.agentfirewall.decision.Subject;
import dev.agentfirewall.langchain4j.SubjectResolver;
import dev.langchain4j.invocation.InvocationContext;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.security.authentication.AuthenticationTrustResolver;
import org.springframework.security.authentication.AuthenticationTrustResolverImpl;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.GrantedAuthority;
import org.springframework.security.core.context.SecurityContextHolder;

/**
 * Who is logged in acts: the name of Spring Security's authentication, and its roles, as they are on the thread that calls the AI service when the
 * invocation starts. Nobody where nobody is logged in, an anonymous visitor included.
 *
 * <p><b>Limitations.</b> Work handed to a pool carries no login unless the host hands that on, such as by
 * {@code DelegatingSecurityContextExecutor}; without it, nobody acts. Thread-safe.
 */
public final class SecurityContextSubjects implements SubjectResolver {
    private static final AuthenticationTrustResolver TRUST = new AuthenticationTrustResolverImpl();

    private final String rolePrefix;

    /**
     * Reads roles from authorities.
     *
     * @param rolePrefix how an authority begins that is a role, such as {@code ROLE_}; the rest of it, in lower case, is what policy calls the role
     */
    public SecurityContextSubjects(String rolePrefix) {
        this.rolePrefix = rolePrefix;
    }

    @Override
    public Optional<Subject> resolve(InvocationContext invocation) {
        return loggedIn();
    }

    @Override
    public Optional<Subject> resolveOutside() {
        return loggedIn();
    }

    private Optional<Subject> loggedIn() {
        return Optional.ofNullable(SecurityContextHolder.getContext().getAuthentication())
                .filter(Authentication::isAuthenticated)
                .filter(login -> !TRUST.isAnonymous(login))
                .filter(login -> login.getName() != null && !login.getName().isBlank())
                .map(login -> new Subject(login.getName(), roles(login), Optional.empty()));
    }

    private Set<String> roles(Authentication login) {
        return login.getAuthorities().stream()
                .map(GrantedAuthority::getAuthority)
                .filter(this::isRole)
                .map(authority -> authority.substring(rolePrefix.length()).toLowerCase(Locale.ROOT))
                .collect(Collectors.toUnmodifiableSet());
    }

    private boolean isRole(@Nullable String authority) {
        return authority != null && authority.startsWith(rolePrefix) && authority.length() > rolePrefix.length();
    }
}

package dev.agentfirewall.langchain4j;

import dev.agentfirewall.call.Effect;
import dev.agentfirewall.provenance.Confidentiality;
import dev.agentfirewall.provenance.Integrity;
import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Says what a {@code @Tool} method does to the world. A tool without it, and without an entry in the declaration file, counts as one that
 * may do the worst.
 *
 * <pre>{@code
 * @Tool("Sends a mail")
 * @ToolPolicy(SEND)
 * String sendMail(@Role(RECIPIENT) String to, @Role(BODY) String text) { … }
 * }</pre>
 */
@Documented
@Target(ElementType.METHOD)
@Retention(RetentionPolicy.RUNTIME)
public @interface ToolPolicy {

    /** Everything it does; the first is what it is for. */
    Effect[] value();

    /**
     * What it acts on, in English nouns such as {@code email} or {@code file}: a user's words are matched against them. Where none are
     * given they are taken from the tool's name.
     */
    String[] objects() default {};

    /** How far what it returns may be believed: trusted only where no stranger can write into it. */
    Integrity result() default Integrity.UNTRUSTED;

    /** Who may see what it returns. */
    Confidentiality confidentiality() default Confidentiality.INTERNAL;

    /** A role that the subject needs, beyond what policy asks. */
    String permission() default "";
}

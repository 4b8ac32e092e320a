package dev.agentfirewall.trace.infer;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class WordsTest {

    @Test
    void ofName_everySpelling_isTheSameWords() {
        for (String name :
                List.of("get_user_id", "getUserId", "GetUserID", "get-user-id", "get.user.id", "GET_USER_ID")) {
            assertThat(Words.ofName(name)).as(name).containsExactly("get", "user", "id");
        }
    }

    @Test
    void ofName_acronymsAndDigits_areWords() {
        assertThat(Words.ofName("parseHTTPUrl2")).containsExactly("parse", "http", "url", "2");
    }

    @Test
    void ofProse_keepsCommasAndDropsPossession() {
        assertThat(Words.ofProse("Sends the user's mail, now!"))
                .containsExactly("sends", "the", "user", "mail", ",", "now");
    }

    @Test
    void singular_knownAndRegularPlurals() {
        assertThat(
                        List.of("emails", "boxes", "companies", "addresses", "people", "status", "analysis", "houses")
                                .stream()
                                .map(Inflection::singular))
                .containsExactly("email", "box", "company", "address", "person", "status", "analysis", "house");
    }
}

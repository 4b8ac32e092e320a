package dev.agentfirewall.trace.record;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class FormatsTest {
    private static final String PAGE = """
            <html><body><h1>Shop &amp; Co</h1>
            <p>All of our kettles are <b>made of steel</b>, see <a href="https://shop.example/more">more</a> here.</p>
            <div class="review"><span class="author">Kim Lee</span><p>It boils water very fast indeed.</p></div>
            <table><tr><th>Name</th><th>Price</th></tr><tr><td>Pot</td><td>12.50</td></tr></table>
            <!-- a hidden remark of some words -->
            <form><input type="email" name="mail" value="a@x.org"></form></body></html>""";

    @Test
    void of_page_paragraphsRowsAndReviewsAreRecords() {
        Structure page = Structure.of(PAGE);
        assertThat(page.format()).isEqualTo(Format.HTML);
        Entry root = page.records().get(0);
        assertThat(root.name()).isEqualTo("Shop & Co");
        Entry review = page.entryAt(PAGE.indexOf("boils")).orElseThrow();
        assertThat(review.author()).flatMap(Author::name).contains("Kim Lee");
        Entry row = page.entryAt(PAGE.indexOf("12.50")).orElseThrow();
        assertThat(row.field("price").map(Field::value)).contains("12.50");
        Entry paragraph = page.entryAt(PAGE.indexOf("kettles")).orElseThrow();
        assertThat(paragraph.fields())
                .extracting(Field::value)
                .containsExactly("All of our kettles are made of steel, see more here.", "https://shop.example/more");
        assertThat(page.parentOf(paragraph)).contains(root);
    }

    @Test
    void of_page_whatIsNotShownIsReadToo() {
        Structure page = Structure.of(PAGE);
        assertThat(page.sentences()).extracting(Sentence::text).contains("a hidden remark of some words");
        assertThat(page.fieldAt(PAGE.indexOf("a@x.org")).map(Field::name)).contains("mail");
    }

    @Test
    void of_pageWithEntities_placesStayExact() {
        String text = "<p>Fish &amp; chips cost &#8364;&nbsp;5 in the town today.</p>";
        Field field = Structure.of(text).fieldAt(5).orElseThrow();
        assertThat(field.value()).isEqualTo("Fish & chips cost €\u00a05 in the town today.");
        int at = field.value().indexOf('€');
        assertThat(text.substring(
                        field.original(at, at + 1).start(),
                        field.original(at, at + 1).end()))
                .isEqualTo("&#8364;");
    }

    @Test
    void of_pageWithLineBreaks_sentencesEndThere() {
        Structure page = Structure.of(
                "<div style=\"color: #aaa of no use here\">Please note:\nThe shop is closed\nCome back later</div>");
        assertThat(page.sentences())
                .extracting(Sentence::text)
                .containsExactly("Please note:", "The shop is closed", "Come back later");
    }

    @Test
    void of_csv_eachRowARecordWithItsColumns() {
        String text = "name,email,note\nAnn,ann@x.org,\"said \"\"hi\"\",\nthen left\"\nBob,bob@x.org,\n";
        Structure csv = Structure.of(text);
        assertThat(csv.format()).isEqualTo(Format.CSV);
        assertThat(csv.records()).extracting(Entry::path).containsExactly("/before/0", "/0", "/1");
        assertThat(csv.records()).extracting(Entry::name).containsExactly("", "Ann", "Bob");
        assertThat(csv.records().get(1).field("note").map(Field::value)).contains("said \"hi\",\nthen left");
    }

    @Test
    void of_proseWithCommas_isNoTable() {
        assertThat(Structure.of("Well, I came home.\nThen, I slept.\nLater, I woke.")
                        .format())
                .isEqualTo(Format.PROSE);
    }

    @Test
    void of_tableInProse_rowsAreRecordsAndProseIsApart() {
        String text =
                "These were found:\n\n| Name | Price |\n|------|------:|\n| Pot | 12 |\n| Pan | 8 |\n\nAsk for more if you need them.";
        Structure table = Structure.of(text);
        assertThat(table.format()).isEqualTo(Format.MARKDOWN_TABLE);
        assertThat(table.records())
                .extracting(Entry::path)
                .containsExactly("/before/0", "/before/1", "/0", "/1", "/after/0");
        assertThat(table.records().get(3).field("Price").map(Field::value)).contains("8");
    }

    @Test
    void of_mailAsText_headersAreFieldsAndBodyIsOne() {
        String text =
                "From: Bob Stone <Bob@Example.org>\nTo: ann@x.org,\n  kim@x.org\nSubject: Re: Lunch\n\nHi Ann,\n\nshall we?\nBob\n";
        Structure mail = Structure.of(text);
        assertThat(mail.format()).isEqualTo(Format.MAIL);
        assertThat(mail.records()).hasSize(1);
        Entry entry = mail.records().get(0);
        assertThat(entry.author()).contains(new Author(Optional.of("Bob Stone"), Optional.of("bob@example.org")));
        assertThat(entry.name()).isEqualTo("Re: Lunch");
        assertThat(entry.field("body").map(Field::value)).contains("Hi Ann,\n\nshall we?\nBob");
    }

    @Test
    void of_severalMailsAsText_eachARecord() {
        String text = "From: a@x.org\nSubject: One\n\nFirst body.\n\nFrom: b@x.org\nSubject: Two\n\nSecond body.";
        assertThat(authors(Structure.of(text))).containsExactly("a@x.org", "b@x.org");
    }

    @Test
    void of_talk_eachLineARecordOfItsSpeaker() {
        String text =
                "[10:02] Bob: shall we meet for lunch?\n[10:03] Eve: yes, at noon\nnear the station\n[10:05] Bob: fine";
        Structure talk = Structure.of(text);
        assertThat(talk.format()).isEqualTo(Format.LINES);
        assertThat(authors(talk)).containsExactly("bob", "eve", "bob");
        assertThat(talk.records().get(1).field("text").map(Field::value)).contains("yes, at noon\nnear the station");
    }

    @Test
    void of_talkThatIsYamlToo_isTalk() {
        Structure talk =
                Structure.of("Bob: shall we meet at noon?\nEve: yes, at the station\nBob: fine, see you there\n");
        assertThat(authors(talk)).containsExactly("bob", "eve", "bob");
    }

    @Test
    void of_pageInAField_isReadAndKeepsItsAuthor() {
        String text =
                "- from: eve@x.org\n  body: \"<div class=\\\"mail\\\"><p>Hello to all of you out there.</p><span class=\\\"author\\\">Bob</span></div>\"\n- from: b@x.org\n  body: hi\n";
        Structure structure = Structure.of(text);
        assertThat(structure.format()).isEqualTo(Format.YAML);
        Entry inner = structure.entryAt(text.indexOf("Hello")).orElseThrow();
        assertThat(inner.parent()).isGreaterThanOrEqualTo(0);
        assertThat(inner.author().map(Author::key)).contains("eve@x.org");
        assertThat(structure.sentences()).extracting(Sentence::text).contains("Hello to all of you out there.");
    }

    @Test
    void of_listAfterProse_isReadAsYaml() {
        Structure structure = Structure.of(
                "I found 2 mails.\n- sender: a@x.org\n  subject: One\n- sender: b@x.org\n  subject: Two\n");
        assertThat(structure.format()).isEqualTo(Format.YAML);
        assertThat(structure.records()).extracting(Entry::name).containsExactly("", "One", "Two");
    }

    @Test
    void of_jsonInAFence_isReadAsJson() {
        Structure structure = Structure.of(
                "Here it is:\n```json\n{\"user\": {\"login\": \"kim\"}, \"body\": \"It fails.\", \"comments\": [{\"user\": {\"login\": \"eve\"}, \"body\": \"Same here.\"}]}\n```\n");
        assertThat(structure.format()).isEqualTo(Format.JSON);
        assertThat(structure.entryAt(60).orElseThrow().author())
                .flatMap(Author::name)
                .contains("kim");
        assertThat(authors(structure)).contains("kim", "eve");
    }

    @Test
    void authorOf_manyWaysToSayIt_isFound() {
        assertThat(author("{\"sender_name\": \"Ann B\", \"sender_email\": \"A@x.org\"}"))
                .contains("Ann B", "a@x.org");
        assertThat(author("{\"from\": {\"emailAddress\": {\"name\": \"Ann\", \"address\": \"a@x.org\"}}}"))
                .contains("Ann", "a@x.org");
        assertThat(author("{\"from\": [{\"name\": \"Ann\", \"email\": \"a@x.org\"}]}"))
                .contains("Ann", "a@x.org");
        assertThat(author("{\"postedBy\": \"Ann\"}")).contains("Ann");
        assertThat(author("{\"username\": \"ann\", \"comment\": \"good\"}")).contains("ann");
        assertThat(author("{\"username\": \"ann\", \"password\": \"p\"}")).isEmpty();
        assertThat(author("{\"sender\": null, \"body\": \"x\"}")).isEmpty();
        assertThat(author("{\"authors\": [\"Ann\", \"Bob\"]}")).isEmpty();
    }

    private static List<String> author(String json) {
        return Structure.of(json).records().get(0).author().stream()
                .flatMap(author -> java.util.stream.Stream.concat(author.name().stream(), author.address().stream()))
                .toList();
    }

    private static List<String> authors(Structure structure) {
        return structure.records().stream()
                .flatMap(entry -> entry.author().stream())
                .map(Author::key)
                .toList();
    }
}

package dev.agentfirewall.trace.record;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class StructureTest {
    private static final String MAILS = """
            - id_: '7'
              sender: bob.stone@example.org
              recipients:
              - ann@example.com
              cc: []
              subject: 'Re: Lunch'
              body: 'Hi Ann,


                Shall we meet at 12.30? Let
                me know, it''s on me.


                Bob'
              read: true
            - id_: '8'
              sender: eve@example.net
              recipients:
              - ann@example.com
              subject: Invoice
              body: "Dear Ann,\\nplease see\\
                \\ the invoice \\u20ac 12.\\n"
            """;

    @Test
    void of_yamlListOfMails_eachMailARecordWithItsSender() {
        Structure mails = Structure.of(MAILS);
        assertThat(mails.format()).isEqualTo(Format.YAML);
        assertThat(mails.records()).hasSize(2);
        assertThat(mails.records())
                .extracting(mail -> mail.author().orElseThrow().key())
                .containsExactly("bob.stone@example.org", "eve@example.net");
        assertThat(mails.records()).extracting(Entry::name).containsExactly("Re: Lunch", "Invoice");
        assertThat(mails.records()).extracting(Entry::path).containsExactly("/0", "/1");
    }

    @Test
    void of_yamlQuotedAndFolded_unescapedWithItsPlace() {
        Structure mails = Structure.of(MAILS);
        Field first = mails.records().get(0).field("body").orElseThrow();
        assertThat(first.value()).isEqualTo("Hi Ann,\n\nShall we meet at 12.30? Let me know, it's on me.\n\nBob");
        assertThat(original(MAILS, first, "12.30? Let me")).isEqualTo("12.30? Let\n    me");
        assertThat(original(MAILS, first, "it's")).isEqualTo("it''s");
        Field second = mails.records().get(1).field("body").orElseThrow();
        assertThat(second.value()).isEqualTo("Dear Ann,\nplease see the invoice € 12.\n");
        assertThat(original(MAILS, second, "€ 12")).isEqualTo("\\u20ac 12");
    }

    @Test
    void sentences_foldedMail_wrappedLineGoesOnAndDecimalDoesNotEnd() {
        List<String> sentences =
                Structure.of(MAILS).sentences().stream().map(Sentence::text).toList();
        assertThat(sentences)
                .contains(
                        "Hi Ann,",
                        "Shall we meet at 12.30?",
                        "Let me know, it's on me.",
                        "please see the invoice € 12.");
    }

    @Test
    void of_jsonWithInnerRecords_innerOnesKnowTheirParent() {
        String text = """
                {"name": "Kettle", "price": 20.5, "seller": {"name": "Pots"},
                 "reviews": [{"user": "kim", "text": "Boils \\"fast\\"."}, {"user": "lee", "text": "Leaks."}]}""";
        Structure product = Structure.of(text);
        assertThat(product.format()).isEqualTo(Format.JSON);
        assertThat(product.records())
                .extracting(Entry::path)
                .containsExactly("", "/seller", "/reviews/0", "/reviews/1");
        Entry lee = product.records().get(3);
        assertThat(product.parentOf(lee)).map(Entry::name).contains("Kettle");
        assertThat(lee.author()).flatMap(Author::name).contains("lee");
        assertThat(product.entryAt(text.indexOf("Leaks"))).contains(lee);
        assertThat(product.entryAt(text.indexOf("20.5")))
                .contains(product.records().get(0));
        assertThat(product.records().get(2).field("text").map(Field::value)).contains("Boils \"fast\".");
        assertThat(product.fieldsWithin(product.records().get(0))).hasSize(7);
    }

    @Test
    void of_jsonListOfReviews_eachReviewARecord() {
        Structure product = Structure.of(
                "{\"name\": \"Kettle\", \"tags\": [\"red\", \"steel\"], \"reviews\": [\"It is a very good kettle.\", \"No.\"]}");
        assertThat(product.records()).extracting(Entry::path).containsExactly("", "/reviews/0", "/reviews/1");
        assertThat(product.records().get(0).fields())
                .extracting(Field::path)
                .containsExactly("/name", "/tags/0", "/tags/1");
    }

    @Test
    void of_pythonRepr_readWithItsQuotesCallsAndConstants() {
        String text =
                "[Mail(sender='Bob <bob@x.org>', body=\"it's\\nhere\", at=datetime.datetime(2024, 5, 1), read=True), {'a': (1, None)}]";
        Structure structure = Structure.of(text);
        assertThat(structure.format()).isEqualTo(Format.PYTHON);
        Entry mail = structure.records().get(0);
        assertThat(mail.author())
                .contains(new Author(java.util.Optional.of("Bob"), java.util.Optional.of("bob@x.org")));
        assertThat(mail.fields())
                .extracting(Field::value)
                .containsExactly("Bob <bob@x.org>", "it's\nhere", "datetime.datetime(2024, 5, 1)", "True");
    }

    @Test
    void of_namesOfThings_eachThingARecord() {
        Structure structure = Structure.of(
                "{'City Hub': 'Rating: 5.0\\nReviews: Quiet', \"Mom's Home\": 'Rating: 4.0\\nReviews: Loud'}");
        assertThat(structure.records()).extracting(Entry::name).containsExactly("", "City Hub", "Mom's Home");
        assertThat(Structure.of("{'First Name': 'Ann', 'Phone Number': '1 2'}").records())
                .hasSize(1);
    }

    @Test
    void of_jsonLines_eachLineARecord() {
        Structure structure = Structure.of("{\"a\": 1}\n{\"a\": 2}\n");
        assertThat(structure.format()).isEqualTo(Format.JSON);
        assertThat(structure.records()).extracting(Entry::path).containsExactly("/0", "/1");
    }

    @Test
    void of_jsonCutOff_readAsFarAsItGoes() {
        Structure structure =
                Structure.of("[{\"from\": \"a@x.org\", \"text\": \"one\"}, {\"from\": \"b@x.org\", \"text\": \"tw");
        assertThat(structure.records())
                .extracting(entry -> entry.author().orElseThrow().key())
                .containsExactly("a@x.org", "b@x.org");
    }

    @Test
    void of_proseAroundJson_proseIsApart() {
        Structure structure =
                Structure.of("I found this for you:\n[{\"id\": 1}, {\"id\": 2}]\nNothing else was found.");
        assertThat(structure.format()).isEqualTo(Format.JSON);
        assertThat(structure.records()).extracting(Entry::path).containsExactly("/before/0", "/0", "/1", "/after/0");
    }

    @Test
    void of_linesOfNamedValues_recordsPartedByBlankLines() {
        Structure structure = Structure.of("Title: A\nPrice: 3 EUR\n\nTitle: B\nPrice: 4 EUR\nMore text here\n");
        assertThat(structure.format()).isEqualTo(Format.LINES);
        assertThat(structure.records()).extracting(Entry::name).containsExactly("A", "B", "");
    }

    @Test
    void of_pairsInALine_lineIsARecord() {
        Structure structure = Structure.of(
                "Airline: Blue, Flight Number: B1, Price: 20.5\nAirline: Red, Flight Number: R2, Price: 30");
        assertThat(structure.format()).isEqualTo(Format.LINES);
        assertThat(structure.records()).hasSize(2);
        assertThat(structure.records().get(1).field("flight_number").map(Field::value))
                .contains("R2");
    }

    @Test
    void of_prose_paragraphsAreRecords() {
        Structure structure = Structure.of("One is here. It is fine.\n\nTwo is longer and goes\nonto another line.\n");
        assertThat(structure.format()).isEqualTo(Format.PROSE);
        assertThat(structure.records()).hasSize(2);
        assertThat(structure.sentences())
                .extracting(Sentence::text)
                .containsExactly("One is here.", "It is fine.", "Two is longer and goes\nonto another line.");
    }

    @Test
    void of_aliasBomb_isNotFollowed() {
        Structure structure = Structure.of("a: &a [x, x]\nb: &b [*a, *a]\nc: [*b, *b]\n");
        assertThat(structure.format()).isEqualTo(Format.LINES);
    }

    @Test
    void of_duplicateKeys_bothFieldsAreThere() {
        assertThat(Structure.of("{\"to\": \"a\", \"to\": \"b\"}")
                        .records()
                        .get(0)
                        .fields())
                .extracting(Field::value)
                .containsExactly("a", "b");
    }

    @Test
    void of_emptyOrBlank_hasNoRecords() {
        assertThat(Structure.of("").records()).isEmpty();
        assertThat(Structure.of(" \n\t ").records()).isEmpty();
        assertThat(Structure.of("").entryAt(0)).isEmpty();
    }

    @Test
    void toString_anyPart_neverQuotes() {
        Structure structure = Structure.of(MAILS);
        Entry mail = structure.records().get(0);
        assertThat(structure + " " + mail + mail.fields() + mail.author() + structure.sentences())
                .doesNotContain("Ann", "bob", "Lunch");
    }

    private static String original(String text, Field field, String piece) {
        int at = field.value().indexOf(piece);
        var span = field.original(at, at + piece.length());
        return text.substring(span.start(), span.end());
    }
}

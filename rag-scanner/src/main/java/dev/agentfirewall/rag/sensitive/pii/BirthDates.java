package dev.agentfirewall.rag.sensitive.pii;

import com.google.re2j.Pattern;
import dev.agentfirewall.rag.sensitive.text.Kind;
import dev.agentfirewall.rag.sensitive.text.SensitiveDetector;
import dev.agentfirewall.rag.sensitive.text.Topic;
import java.util.Set;

/**
 * Days of birth: a whole date after words that speak of birth. A year alone is none.
 *
 * <p><b>Limitations.</b> A date in a column of which only the head says what it is, or before the words, is missed.
 */
final class BirthDates {
    private static final String DATE = "\\d{4}\\s?[-/.年년]\\s?\\d{1,2}\\s?[-/.月월]\\s?\\d{1,2}[日일]?"
            + "|\\d{1,2}\\s?[-/.]\\s?\\d{1,2}\\s?[-/.]\\s?(?:\\d{4}|\\d{2})"
            + "|\\d{1,2}(?:st|nd|rd|th|er|\\.|º)?\\s(?:of |de )?\\p{L}{3,12}\\.?,?\\s(?:de )?\\d{4}"
            + "|\\p{L}{3,10}\\.?\\s\\d{1,2}(?:st|nd|rd|th)?,?\\s\\d{4}";

    private BirthDates() {}

    static SensitiveDetector detector() {
        Kind kind = new Kind("pii.birth_date", "Day of birth", "form, words before it");
        Topic topic = new Topic(
                kind.code(),
                Set.of(
                        "born",
                        "date of birth",
                        "dob|",
                        "d.o.b",
                        "*birth_date",
                        "birth date",
                        "*birthdate",
                        "*birthday",
                        "*date_of_birth",
                        "*dateofbirth",
                        "geboren",
                        "geburtsdatum",
                        "geburtstag",
                        "geb.",
                        "ne le",
                        "nee le",
                        "date de naissance",
                        "naissance",
                        "fecha de nacimiento",
                        "nacimiento",
                        "nacido",
                        "nacida",
                        "data di nascita",
                        "nato il",
                        "nata il",
                        "nato a",
                        "nata a",
                        "data de nascimento",
                        "nascimento",
                        "nascido",
                        "nascida",
                        "geboortedatum",
                        "data urodzenia",
                        "urodzon",
                        "ur.",
                        "fodelsedatum",
                        "fødselsdato",
                        "fodselsdato",
                        "syntymaaika",
                        "생년월일",
                        "출생",
                        "생일",
                        "生年月日",
                        "誕生日",
                        "出生日期",
                        "出生",
                        "生日",
                        "дата рождения",
                        "родился",
                        "родилась",
                        "dogum tarihi",
                        "datum narozeni",
                        "data nasterii"));
        Pattern pattern = Pattern.compile("[\"'`)]?[^\\d\\n]{0,28}?\\n?\\s{0,3}\\b(" + DATE + ")");
        return new AfterWords(kind, topic, pattern, 0.85, date -> true);
    }
}

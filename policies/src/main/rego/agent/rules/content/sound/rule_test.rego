package agent.rules.content.sound_test

import data.agent.rules.content.sound
import data.agent.testing_test as requests

malformed := {{"code": "content.malformed"}}

mail := requests.text("tool_result", "email")

test_screened_texts_are_permitted if {
	every name in ["user_input", "retrieval", "tool_result", "model_output"] {
		sound.permit == {{"code": "content.screened"}} with input as requests.harmless[name]
		sound.deny == set() with input as requests.harmless[name]
	}
}

test_calls_are_no_texts if {
	sound.permit == set() with input as requests.mail
	sound.deny == set() with input as requests.mail
}

test_a_word_that_no_rule_knows_is_denied if {
	every path in ["/content/channel", "/content/integrity", "/content/confidentiality", "/content/findings"] {
		sound.deny == malformed with input as requests.changed(mail, path, "odd")
		sound.permit == set() with input as requests.without(mail, path)
	}
	sound.deny == malformed with input as requests.changed(mail, "/content/digest", "")
	sound.deny == malformed with input as requests.changed(mail, "/content/findings", [{"rule": "x", "severity": "odd", "score": 1}])
	sound.deny == malformed with input as requests.changed(mail, "/content/findings", [{"severity": "low", "score": 1}])
}

test_a_flagged_text_says_where if {
	sound.deny == set() with input as requests.found("tool_result", "email", "high")
	sound.deny == malformed with input as requests.found("tool_result", "email", "medium")
	sound.deny == malformed with input as requests.changed(requests.found("tool_result", "email", "high"), "/content/findings", [])
}

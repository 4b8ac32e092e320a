package agent.rules.content.finding_test

import data.agent.rules.content.finding as rule
import data.agent.testing_test as requests

denied := {{"code": "content.finding_denied"}}

cut := {{"type": "redact", "code": "content.finding_redacted"}}

noted := {{"code": "content.finding_noted"}}

test_the_users_own_words_are_noted if {
	every severity in ["high", "critical"] {
		request := requests.found("user_input", "user", severity)
		rule.deny == set() with input as request
		rule.obligation == set() with input as request
		rule.advice == noted with input as request
	}
}

test_strangers_words_are_cut if {
	every checkpoint in ["retrieval", "tool_result"] {
		every severity in ["high", "critical"] {
			request := requests.found(checkpoint, "web", severity)
			rule.deny == set() with input as request
			rule.obligation == cut with input as request
		}
	}
}

test_an_answer_is_noted_or_refused if {
	rule.advice == noted with input as requests.found("model_output", "model", "high")
	rule.deny == denied with input as requests.found("model_output", "model", "critical")
}

test_little_passes if {
	every checkpoint in ["user_input", "retrieval", "tool_result", "model_output"] {
		request := requests.found(checkpoint, "web", "medium")
		rule.deny == set() with input as request
		rule.obligation == set() with input as request
		rule.advice == set() with input as request
	}
}

test_what_has_no_answer_is_denied if {
	rule.deny == denied with input as requests.found("retrieval", "web", "odd")
	rule.deny == denied with input as requests.found("retrieval", "web", "high") with data.settings.content.retrieval as {}
	rule.deny == denied with input as requests.found("retrieval", "web", "high") with data.settings.content.retrieval.high as "withhold"
}

test_calls_are_no_texts if rule.deny == set() with input as requests.mail

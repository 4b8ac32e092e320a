package agent.rules.request.arguments_test

import data.agent.rules.request.arguments
import data.agent.testing_test as requests

body := {{"code": "request.argument_malformed", "argument": "/body"}}

test_sound_arguments_pass if arguments.deny == set() with input as requests.mail

test_texts_have_no_arguments if arguments.deny == set() with input as requests.harmless.retrieval

test_a_word_that_no_rule_knows_is_denied if {
	every field in ["role", "integrity", "confidentiality", "findings", "origins"] {
		arguments.deny == body with input as requests.changed(requests.mail, concat("/", ["/action/arguments/~1body", field]), "odd")
	}
}

test_an_argument_without_a_value_is_denied if {
	arguments.deny == body with input as requests.without(requests.mail, "/action/arguments/~1body/value")
	arguments.deny == set() with input as requests.changed(requests.mail, "/action/arguments/~1body/value", false)
}

test_lost_arguments_are_denied if {
	arguments.deny == {{"code": "request.action_malformed"}} with input as requests.without(requests.mail, "/action/arguments")
	arguments.deny == {{"code": "request.action_malformed"}} with input as requests.changed(requests.mail, "/action/arguments", [])
	arguments.deny == {{"code": "request.action_malformed"}} with input as requests.changed(requests.mail, "/action/tool", "")
}

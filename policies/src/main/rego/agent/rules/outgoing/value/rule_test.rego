package agent.rules.outgoing.value_test

import data.agent.rules.outgoing.value as rule
import data.agent.testing_test as requests

carrying(name) := requests.changed(requests.mail, "/action/arguments/~1body/findings", [name])

test_hidden_data_is_denied if {
	every name in ["data.encoded", "link.data.secret", "prompt.canary", "output.incomplete", "prompt.new"] {
		rule.deny == {{"code": "outgoing.value_denied", "argument": "/body"}} with input as carrying(name)
	}
}

test_what_may_be_asked_about_is_asked if {
	expected := {{"type": "approval", "by": "owner", "code": "outgoing.value_asked"}}
	request := carrying("data.encoded")
	rule.deny == set() with input as request with data.settings.answer.arguments["data.encoded"] as "ask"
	rule.obligation == expected with input as request with data.settings.answer.arguments["data.encoded"] as "ask"
}

test_other_findings_are_other_rules_affair if {
	every name in ["link.stranger", "sensitive.secret", "text.injection.override"] {
		rule.deny == set() with input as carrying(name)
		rule.obligation == set() with input as carrying(name)
	}
}

test_texts_are_no_calls if rule.deny == set() with input as requests.found("tool_result", "web", "high")

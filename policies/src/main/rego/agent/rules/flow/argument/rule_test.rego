package agent.rules.flow.argument_test

import data.agent.rules.flow.argument as rule
import data.agent.testing_test as requests

labelled(request, path, level) := requests.changed(request, concat("/", ["/action/arguments", path, "confidentiality"]), level)

denied := {{"code": "flow.argument_confidential", "argument": "/body"}}

test_internal_values_pass if {
	rule.deny == set() with input as requests.mail
	rule.deny == set() with input as labelled(requests.mail, "~1body", "internal")
}

test_confidential_values_do_not_leave if {
	rule.deny == denied with input as labelled(requests.mail, "~1body", "confidential")
	rule.deny == denied with input as labelled(requests.mail, "~1body", "secret")
	rule.deny == denied with input as labelled(requests.mail, "~1body", "")
}

test_inside_they_pass if rule.deny == set() with input as labelled(requests.note, "~1text", "secret")

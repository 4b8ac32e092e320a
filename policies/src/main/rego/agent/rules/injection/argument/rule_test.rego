package agent.rules.injection.argument_test

import data.agent.rules.injection.argument as rule
import data.agent.testing_test as requests

bodied(argument) := requests.changed(requests.mail, "/action/arguments/~1body", argument)

denied := {{"code": "injection.argument_flagged", "argument": "/body"}}

test_clean_arguments_pass if {
	rule.deny == set() with input as requests.mail
	rule.deny == set() with input as bodied(requests.stranger("body", "Quoted"))
}

test_flagged_ones_are_denied if {
	rule.deny == denied with input as bodied(requests.flagged("body", "Quoted"))
	rule.deny == denied with input as bodied(object.union(requests.own("body", "x"), {"findings": ["text.injection.override"]}))
	rule.deny == denied with input as bodied(object.union(requests.own("body", "x"), {"integrity": "flagged"}))
	rule.deny == denied with input as bodied(object.union(requests.own("body", "x"), {"findings": ""}))
}

test_a_tolerated_finding_passes if {
	rule.deny == set() with input as bodied(object.union(requests.own("body", "x"), {"findings": ["text.link"]}))
		with data.settings.injection.tolerated as {"text.link": true}
}

test_reading_may_be_flagged if {
	rule.deny == set() with input as requests.changed(requests.look, "/action/arguments/~1query", requests.flagged("query", "x"))
}

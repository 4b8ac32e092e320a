package agent.rules.pseudonyms.inward_test

import data.agent.rules.pseudonyms.inward
import data.agent.testing_test as requests

holding(checkpoint) := requests.changed(
	requests.text(checkpoint, "web"), "/content/findings",
	[{"rule": "pii.iban", "severity": "low", "score": 1}],
)

replaced := {{"type": "redact", "code": "pseudonyms.inward_replaced", "rules": ["pii.iban"]}}

test_nothing_is_replaced_unless_the_settings_say_so if inward.obligation == set() with input as holding("tool_result")

test_a_family_is_replaced if {
	every checkpoint in ["user_input", "retrieval", "tool_result"] {
		inward.obligation == replaced with input as holding(checkpoint)
			with data.settings.pseudonyms.inward as {checkpoint: {"pii.": true}}
	}
}

test_one_rule_is_replaced if {
	inward.obligation == replaced with input as holding("tool_result")
		with data.settings.pseudonyms.inward as {"tool_result": {"pii.iban": true}}
}

test_an_answer_is_not_for_the_model if {
	inward.obligation == set() with input as holding("model_output")
		with data.settings.pseudonyms.inward as {"model_output": {"pii.": true}}
}

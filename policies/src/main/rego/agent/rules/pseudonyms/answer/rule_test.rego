package agent.rules.pseudonyms.answer_test

import data.agent.rules.pseudonyms.answer
import data.agent.testing_test as requests

said(checkpoint, rules) := requests.changed(requests.text(checkpoint, "model"), "/content/pseudonyms", rules)

test_personal_data_is_shown if {
	answer.obligation == {{"type": "restore", "code": "pseudonyms.answer_restored", "rules": ["pii.iban"]}} with input as said("model_output", ["pii.iban", "secret.password"])
}

test_one_rule_may_be_named if {
	answer.obligation == {{"type": "restore", "code": "pseudonyms.answer_restored", "rules": ["secret.password"]}} with input as said("model_output", ["pii.iban", "secret.password"])
		with data.settings.pseudonyms.answers as {"secret.password": true}
}

test_only_an_answer_shows_values if answer.obligation == set() with input as said("tool_result", ["pii.iban"])

test_without_settings_nothing_is_shown if {
	answer.obligation == set() with input as said("model_output", ["pii.iban"]) with data.settings.pseudonyms as {}
}

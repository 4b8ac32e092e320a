package agent.rules.content.complete_test

import data.agent.rules.content.complete as rule
import data.agent.testing_test as requests

cut := requests.changed(requests.changed(requests.text("retrieval", "document"), "/content/complete", false), "/content/incomplete", "scan.too_long")

denied := {{"code": "content.incomplete"}}

test_a_screened_text_passes if rule.deny == set() with input as requests.text("retrieval", "document")

test_a_half_screened_one_is_denied if {
	rule.deny == denied with input as cut
	rule.deny == denied with input as requests.changed(cut, "/content/complete", "true")
	rule.deny == denied with input as requests.changed(cut, "/content/complete", true)
	rule.deny == denied with input as requests.without(cut, "/content/incomplete")
}

test_a_reason_may_be_accepted if {
	rule.deny == set() with input as cut with data.settings.content.incomplete_allowed as {"scan.too_long": true}
}

test_calls_are_no_texts if rule.deny == set() with input as requests.mail

package agent.rules.answer.finding_test

import data.agent.rules.answer.finding as rule
import data.agent.testing_test as requests
import data.settings

answered(found) := requests.changed(requests.text("model_output", "model"), "/content/findings", found)

link(name, host) := {"rule": name, "severity": "low", "score": 1, "host": host}

seen(name) := {"rule": name, "severity": "medium", "score": 1}

cut(places) := {{"type": "redact", "code": "answer.finding_redacted", "findings": places}}

untouched(request) if {
	rule.deny == set() with input as request
	rule.obligation == set() with input as request
}

test_what_the_user_gave_passes if {
	every way in ["load", "follow", "bare"] {
		untouched(answered([link(sprintf("link.%s.user", [way]), "elsewhere.example")]))
	}
}

test_data_in_a_link_is_cut_where_it_stands if {
	found := [link("link.follow.composed", "evil.example"), seen("text.other"), link("link.data.encoded", "evil.example")]
	rule.obligation == cut([2]) with input as answered(found)
}

test_what_a_stranger_asked_for_and_the_model_filled_in_is_cut if {
	every way in ["load", "follow", "bare"] {
		rule.obligation == cut([0]) with input as answered([link(sprintf("link.%s.altered", [way]), "evil.example")])
	}
}

test_listed_hosts_may_be_given_words if {
	every host in ["docs.company.example", "deep.docs.company.example", "en.wikipedia.org", "wikipedia.org"] {
		untouched(answered([link("link.data.known", host), link("link.load.composed", host), link("link.load.user", host)]))
	}
}

test_listed_hosts_are_given_no_secrets if {
	rule.obligation == cut([0]) with input as answered([link("link.data.secret", "docs.company.example")])
}

test_names_that_only_look_listed_are_not if {
	every host in ["evilwikipedia.org", "wikipedia.org.evil.example", "", "wikipedia.org."] {
		rule.obligation == cut([0]) with input as answered([link("link.data.known", host)])
	}
}

test_images_of_the_models_making_pass_until_strangers_were_read if {
	request := answered([link("link.load.composed", "elsewhere.example")])
	rule.obligation == cut([0]) with input as request
	untouched(requests.changed(request, "/conversation/integrity", "trusted"))
}

test_instructions_are_replaced if {
	expected := {{"type": "replace", "code": "answer.finding_replaced", "with": settings.answer["with"]}}
	rule.obligation == expected with input as answered([seen("prompt.canary")])
}

test_replacing_needs_words if {
	expected := {{"type": "replace", "code": "answer.finding_replaced", "with": "[removed by the firewall]"}}
	rule.obligation == expected with input as answered([seen("prompt.canary")]) with data.settings.answer["with"] as " "
}

test_what_has_no_setting_is_denied if {
	every name in ["link.new", "answer.new", "prompt.new", "output.new"] {
		rule.deny == {{"code": "answer.finding_denied"}} with input as answered([seen(name)])
	}
	rule.deny == {{"code": "answer.finding_denied"}} with input as answered([seen("prompt.canary")])
		with data.settings.answer.findings["prompt.canary"] as "ignore"
}

test_other_texts_and_findings_are_other_rules_affair if {
	untouched(answered([seen("text.injection.override")]))
	untouched(requests.changed(requests.text("tool_result", "web"), "/content/findings", [seen("link.data.secret")]))
	untouched(requests.mail)
}

test_numbers_that_name_a_person_are_cut_where_nobody_asked if {
	every kind in ["us_ssn", "payment_card", "passport", "a_kind_of_tomorrow"] {
		rule.obligation == cut([0]) with input as answered([seen(sprintf("answer.pii.%s", [kind]))])
	}
}

test_what_people_are_reached_by_and_paid_with_passes if {
	every kind in ["email", "phone", "person_name", "postal_address", "iban", "birth_date"] {
		untouched(answered([seen(sprintf("answer.pii.%s", [kind]))]))
	}
}

test_personal_data_that_the_user_asked_for_is_served if {
	every kind in ["us_ssn", "payment_card", "phone"] {
		untouched(answered([seen(sprintf("answer.asked.%s", [kind]))]))
	}
}

test_each_kind_has_its_setting if {
	found := [seen("answer.pii.phone"), seen("answer.pii.us_ssn")]
	rule.obligation == cut([0, 1]) with input as answered(found)
		with data.settings.answer.findings["answer.pii.phone"] as "redact"
	rule.deny == {{"code": "answer.finding_denied"}} with input as answered(found)
		with data.settings.answer.findings["answer.pii.us_ssn"] as "deny"
	expected := {{"type": "replace", "code": "answer.finding_replaced", "with": settings.answer["with"]}}
	rule.obligation == expected with input as answered([seen("answer.asked.us_ssn")])
		with data.settings.answer.findings["answer.asked."] as "replace"
}

test_a_family_without_a_setting_is_denied if {
	rule.deny == {{"code": "answer.finding_denied"}} with input as answered([seen("answer.pii.us_ssn")])
		with data.settings.answer.findings as {}
}

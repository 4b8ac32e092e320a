package agent.rules.provenance.body_test

import data.agent.firewall
import data.agent.rules.provenance.body
import data.agent.testing_test as requests
import data.settings

asked(code) := {{"type": "approval", "by": "owner", "code": code}}

holding(request, pointer, finding) := requests.changed(request, concat("", ["/action/arguments/", pointer, "/findings"]), [finding])

mailed(finding) := holding(requests.sent, "~1body", finding)

test_a_secret_is_asked_about if {
	body.obligation == asked("provenance.body_sensitive") with input as mailed("sensitive.password")
	decision := firewall.decision with input as mailed("sensitive.password")
	decision.permit == true
}

test_a_strangers_link_is_asked_about if {
	body.obligation == asked("provenance.body_link") with input as mailed("link.stranger")
	decision := firewall.decision with input as mailed("link.stranger")
	decision.permit == true
}

test_the_users_own_words_may_hold_them if {
	every finding in ["sensitive.password", "link.stranger"] {
		body.obligation == set() with input as holding(requests.sent, "~1recipients~10", finding)
	}
}

test_what_stays_inside_is_not_asked_about if {
	body.obligation == set() with input as holding(requests.written, "~1text", "sensitive.password")
	decision := firewall.decision with input as holding(requests.written, "~1text", "sensitive.password")
	decision.permit == true
}

test_other_findings_are_not_its_affair if {
	body.obligation == set() with input as mailed("text.injection.override")
	decision := firewall.decision with input as mailed("text.injection.override")
	decision.permit == false
}

test_unread_words_deny_as_before if {
	request := requests.changed(mailed("sensitive.password"), "/task/read", false)
	body.obligation == set() with input as request
	decision := firewall.decision with input as request
	{"code": "injection.argument_flagged", "argument": "/body"} in decision.reasons
}

test_the_level_may_let_them_pass if {
	every finding, name in {"sensitive.password": "sensitive", "link.stranger": "link"} {
		body.obligation == set() with input as mailed(finding) with data.settings.provenance.levels.balanced.body as {name: "permit"}
		count(body.obligation) == 1 with input as mailed(finding) with data.settings.provenance as json.remove(settings.provenance, ["levels/balanced/body"])
	}
}

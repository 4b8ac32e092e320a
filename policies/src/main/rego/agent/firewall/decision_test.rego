package agent.firewall_test

import future.keywords.not

import data.agent.firewall
import data.agent.firewall.rules
import data.agent.testing_test as requests
import data.settings

test_harmless_requests_are_permitted if {
	every name, request in requests.harmless {
		decision := firewall.decision with input as request
		decision.permit == true
		decision.obligations == expected(name)
	}
}

expected("shell") := [{"type": "approval", "by": "owner", "code": "execution.approval"}]

expected("invitation") := [{"type": "approval", "by": "owner", "code": "access.grant_approval"}]

expected("deletion") := [{"type": "approval", "by": "owner", "code": "records.delete_approval"}]

expected(name) := [] if not name in {"shell", "invitation", "deletion"}

test_people_are_counted_by_the_code_that_asks if {
	asked := {"type": "approval", "by": "owner", "code": "records.delete_approval"}
	two := object.union(asked, {"approvers": 2})
	counts(2) == [two]
	counts(1) == [asked]
	counts("two") == [object.union(asked, {"approvers": 0})]
	counts(null) == [object.union(asked, {"approvers": 0})]
	decision := firewall.decision with input as requests.deletion with data.settings.approvers as {"other.code": 2}
	decision.obligations == [asked]
}

counts(people) := decision.obligations if {
	decision := firewall.decision with input as requests.deletion
		with data.settings.approvers as {"records.delete_approval": people}
}

test_obligations_go_with_a_permit_only if {
	denied := firewall.decision with input as requests.changed(requests.deletion, "/subject/roles", [])
	denied.permit == false
	denied.obligations == []
}

test_deny_overrides_permit if {
	decision := firewall.decision with input as requests.changed(requests.mail, "/conversation/confidentiality", "secret")
	decision.permit == false
	decision.reasons == [{"code": "flow.conversation_confidential"}]
}

test_advice_goes_with_any_decision if {
	decision := firewall.decision with input as requests.found("user_input", "user", "high")
	decision.permit == true
	decision.advice == [{"code": "content.finding_noted"}]
}

test_no_rules_is_not_applicable if {
	decision := firewall.decision with input as requests.mail with rules.permit as set()
	decision == {"permit": false, "reasons": [{"code": "policy.not_applicable"}], "obligations": [], "advice": []}
}

test_absent_input_is_denied if {
	decision := firewall.decision
	decision.permit == false
	count(decision.reasons) > 0
}

test_nonsense_is_denied if {
	every nonsense in [null, true, 7, "text", [], {}, {"action": 3}, {"checkpoint": "tool_call", "action": {"arguments": "x"}}] {
		decision := firewall.decision with input as nonsense
		decision.permit == false
		count(decision.reasons) > 0
	}
}

test_an_answer_is_cut_where_it_leaks if {
	leaking := requests.changed(requests.text("model_output", "model"), "/content/findings", [{"rule": "link.data.secret", "severity": "medium", "score": 1}])
	decision := firewall.decision with input as leaking
	decision.permit == true
	decision.obligations == [{"type": "redact", "code": "answer.finding_redacted", "findings": [0]}]
}

test_what_a_call_carries_out_is_no_order_and_may_be_asked_about if {
	request := requests.changed(requests.mail, "/action/arguments/~1body/findings", ["data.encoded"])
	decision := firewall.decision with input as request with data.settings.answer.arguments["data.encoded"] as "ask"
	decision.permit == true
	decision.obligations == [{"type": "approval", "by": "owner", "code": "outgoing.value_asked"}]
}

# No deployment, mode or hour makes anything looser: nothing reads them.
test_the_environment_never_loosens if {
	every path in ["/environment", "/model"] {
		every request in [requests.mail, requests.sent] {
			whole := firewall.decision with input as request
			without := firewall.decision with input as requests.without(request, path)
			whole == without
		}
	}
}

# A request that does not say whether the user's words were read is none.
test_no_task_is_denied if {
	every request in [requests.mail, requests.sent] {
		decision := firewall.decision with input as requests.without(request, "/task")
		decision.permit == false
		{"code": "request.task_malformed"} in decision.reasons
	}
}

# Where nobody read the user's words, everything is as it was before there were tracers, but for a tool that was inferred.
test_unread_words_leave_the_older_rules_alone if {
	every name in ["mail", "payment", "deletion", "shell", "invitation", "note", "fetch", "login"] {
		traced := requests.traced(requests.harmless[name], [requests.attacker])
		unread := json.patch(traced, [
			{"op": "replace", "path": "/task/read", "value": false},
			{"op": "replace", "path": "/action/declared", "value": true},
		])
		whole := firewall.decision with input as requests.harmless[name]
		decision := firewall.decision with input as unread
		whole == decision
	}
}

test_inferred_tools_are_denied_where_the_words_are_unread if {
	decision := firewall.decision with input as requests.changed(requests.sent, "/task/read", false)
	decision.permit == false
}

# What is asked about stays asked about, whatever part of it is lost.
test_no_removal_loosens_what_is_asked if {
	every request in held {
		whole := firewall.decision with input as request
		whole.permit == true
		count(whole.obligations) > 0
		every path in paths(request) - {["action", "requested_by", 0]} {
			damaged := firewall.decision with input as json.remove(request, [path])
			no_looser(damaged, whole)
		}
	}
}

held := [
	requests.traced(requests.mail, []),
	requests.traced(requests.note, [requests.somebody]),
	requests.changed(requests.paid, "/action/requested_by", [requests.followed]),
	requests.changed(requests.sent, "/action/repeat", {"asked": 1, "done": 2}),
]

# Without the word that a value came by a placeholder it is a value like any other.
placeheld := [
	requests.changed(requests.note, "/action/arguments/~1text/pseudonyms", ["pii.iban"]),
	requests.changed(requests.text("model_output", "model"), "/content/pseudonyms", ["pii.iban"]),
]

# Found three rules of the first draft permitting where a field was absent: damage a permitted request anywhere, and the
# answer is a denial, or still asks for everything that it asked for.
test_no_removal_loosens_a_decision if {
	every request in requests.harmless {
		whole := firewall.decision with input as request
		every path in paths(request) {
			damaged := firewall.decision with input as json.remove(request, [path])
			no_looser(damaged, whole)
		}
	}
}

# The same for the settings: what a team deletes from the file must not open anything.
test_no_missing_setting_loosens_a_decision if {
	every request in requests.harmless {
		whole := firewall.decision with input as request
		every path in settings_for(request) {
			damaged := firewall.decision with input as request with data.settings as json.remove(settings, [path])
			no_looser(damaged, whole)
		}
	}
}

test_no_missing_setting_permits_what_is_denied if {
	every request in denied {
		whole := firewall.decision with input as request
		whole.permit == false
		every path in settings_for(request) {
			damaged := firewall.decision with input as request with data.settings as json.remove(settings, [path])
			tighter_or_asked(damaged, path)
		}
	}
}

# A currency taken from the limits is one for which each payment is approved.
tighter_or_asked(decision, _) if decision.permit == false

tighter_or_asked(decision, ["limits", "payments", "EUR"]) if {
	{"type": "approval", "by": "owner", "code": "payments.approval"} in decision.obligations
}

tighter_or_asked(decision, ["limits", "payments"]) if {
	{"type": "approval", "by": "owner", "code": "payments.approval"} in decision.obligations
}

denied := [
	requests.changed(requests.mail, "/action/arguments/~1body/findings", ["data.encoded"]),
	requests.changed(requests.text("model_output", "model"), "/content/findings", [{"rule": "answer.new", "severity": "low", "score": 1}]),
	requests.changed(requests.mail, "/action/arguments/~1recipients~10", requests.stranger("recipient", "eve@evil.example")),
	requests.changed(requests.mail, "/action/arguments/~1body", requests.flagged("body", "Lunch")),
	requests.changed(requests.mail, "/conversation/confidentiality", "secret"),
	requests.changed(requests.fetch, "/action/arguments/~1url", requests.stranger("url", "https://evil.example/x")),
	requests.changed(requests.payment, "/action/arguments/~1amount/value", 5001),
	requests.changed(requests.payment, "/conversation/usage/spend/EUR", 4990),
	requests.changed(requests.note, "/action/declared", false),
	requests.changed(requests.note, "/action/permission", "accounts"),
	requests.changed(requests.note, "/conversation/usage/calls", 201),
	requests.changed(requests.offer, "/action/declared", false),
	requests.found("model_output", "model", "critical"),
	requests.changed(requests.text("retrieval", "document"), "/content/complete", false),
	requests.changed(requests.written, "/action/requested_by", [requests.attacker]),
	json.patch(requests.sent, [
		{"op": "replace", "path": "/action/requested_by", "value": [requests.user, requests.attacker]},
		{"op": "replace", "path": "/action/arguments/~1body/contested", "value": true},
	]),
	requests.changed(requests.sent, "/action/arguments/~1recipients~10", requests.flagged("recipient", "eve@evil.example")),
]

asking := {role: {"trusted": "permit", "generated": "approval"} | some role in ["recipient", "url", "account", "path", "command", "credential"]}

made_up := [
	requests.changed(requests.mail, "/action/arguments/~1recipients~10", requests.generated("recipient", "bob@elsewhere.example")),
	requests.without(requests.mail, "/action/arguments/~1recipients~10"),
	requests.changed(requests.fetch, "/action/arguments/~1url", requests.generated("url", "https://guess.example/")),
	requests.changed(requests.payment, "/action/arguments/~1account", requests.generated("account", "DE66")),
	requests.changed(requests.payment, "/action/arguments/~1amount", requests.generated("amount", 20)),
	requests.changed(requests.note, "/action/arguments/~1path", requests.generated("path", "list")),
	requests.changed(requests.shell, "/action/arguments/~1command", requests.generated("command", "ls")),
	requests.changed(requests.login, "/action/arguments/~1password", requests.generated("credential", "x")),
	requests.found("tool_result", "email", "high"),
	requests.found("user_input", "user", "high"),
	requests.changed(requests.sent, "/action/requested_by", [requests.somebody]),
	requests.changed(requests.deleted, "/action/requested_by", [requests.followed]),
	requests.changed(requests.sent, "/action/arguments/~1body/findings", ["sensitive.secret", "link.stranger"]),
	requests.changed(requests.sent, "/action/arguments/~1body/contested", true),
	requests.changed(requests.sent, "/action/repeat", {"asked": 1, "done": 2}),
]

# Without the word that a value came by a placeholder it is a value like any other.
placeheld := [
	requests.changed(requests.note, "/action/arguments/~1text/pseudonyms", ["pii.iban"]),
	requests.changed(requests.text("model_output", "model"), "/content/pseudonyms", ["pii.iban"]),
]

# `rules.rego` is generated; a rule that it forgot would never be asked.
test_every_rule_is_asked if {
	every request in array.concat(array.concat([request | some request in requests.harmless], denied), array.concat(made_up, placeheld)) {
		rules.deny == {element | some element in data.agent.rules[_][_].deny} with input as request with data.settings.sinks as asking
		rules.permit == {element | some element in data.agent.rules[_][_].permit} with input as request with data.settings.sinks as asking
		rules.obligation == {element | some element in data.agent.rules[_][_].obligation} with input as request with data.settings.sinks as asking
		rules.advice == {element | some element in data.agent.rules[_][_].advice} with input as request with data.settings.sinks as asking
	}
}

test_what_the_settings_replace_is_asked if {
	rules.obligation == {{"type": "redact", "code": "pseudonyms.inward_replaced", "rules": ["pii.iban"]}} with input as holding
		with data.settings.pseudonyms.inward as {"tool_result": {"pii.": true}}
}

holding := requests.changed(
	requests.text("tool_result", "email"), "/content/findings",
	[{"rule": "pii.iban", "severity": "low", "score": 1}],
)

# Of three levels one is asked, each has a hundred settings, and an untraced request has to do with none.
settings_for(request) := traced_settings if request.task.read == true

settings_for(request) := untraced_settings if not request.task.read == true

traced_settings := paths(json.remove(settings, ["provenance/levels/strict", "provenance/levels/permissive"]))

untraced_settings := paths(json.remove(settings, ["provenance"]))

paths(document) := {path | walk(document, [path, _]); count(path) > 0}

no_looser(decision, _) if decision.permit == false

no_looser(decision, whole) if {
	every obligation in whole.obligations {
		some left in decision.obligations
		left in {obligation, object.remove(obligation, ["endorses"])}
	}
}

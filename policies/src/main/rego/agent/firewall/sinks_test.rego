package agent.firewall.sinks_test

import future.keywords.not

import data.agent.firewall
import data.agent.firewall.rules
import data.agent.testing_test as requests
import data.settings

asked(code) := {{"type": "approval", "by": "owner", "code": code}}

# The user asked for it; one argument is what it is about.
with_value(effect, argument) := requests.traced(requests.call("tool", effect, {"/x": argument}), [requests.user])

codes := {
	"recipient": ["write", "mail.recipient"],
	"url": ["write", "web.url"],
	"path": ["send", "files.path"],
	"account": ["pay", "payments.account"],
	"command": ["execute", "execution.command"],
	"credential": ["send", "secrets.credential"],
}

# What no suite of settings names: a value that only the model or a stranger brought in is asked about, and never denied.
test_a_sink_that_a_stranger_wrote_is_asked_about if {
	every role, way in codes {
		[effect, code] := way
		decided := {"deny": rules.deny, "obligation": rules.obligation} with input as with_value(effect, requests.stranger(role, "v"))
		decided == {"deny": set(), "obligation": asked($"{code}_untrusted")}
	}
}

test_a_sink_that_the_model_made_up_is_asked_about if {
	every role, way in codes {
		[effect, code] := way
		decided := {"deny": rules.deny, "obligation": rules.obligation} with input as with_value(effect, requests.generated(role, "v"))
		decided == {"deny": set(), "obligation": asked($"{code}_generated")}
	}
}

test_a_flagged_sink_is_denied if {
	every role, way in codes {
		[effect, code] := way
		denials := rules.deny with input as with_value(effect, requests.flagged(role, "v"))
		{"code": $"{code}_untrusted", "argument": "/x"} in denials
		{"code": "injection.argument_flagged", "argument": "/x"} in denials
	}
}

test_what_the_user_pointed_at_passes_but_for_accounts_and_commands if {
	every role, way in codes {
		[effect, code] := way
		obligations := rules.obligation with input as with_value(effect, requests.pointed(role, "v"))
		obligations == expected(role, $"{code}_untrusted")
	}
}

expected(role, code) := asked(code) if role in {"account", "command"}

expected(role, _) := set() if not role in {"account", "command"}

test_a_source_that_explains_half_of_a_value_is_not_pointed_at if {
	half := object.union(requests.pointed("recipient", "v"), {"origins": [object.union(requests.followed, {"coverage": 0.5})]})
	obligations := rules.obligation with input as with_value("write", half)
	obligations == asked("mail.recipient_untrusted")
}

test_a_file_to_write_may_have_any_name if {
	every path in [requests.generated("path", "a"), requests.stranger("path", "a"), requests.pointed("path", "a")] {
		rules.obligation == set() with input as with_value("write", path)
	}
}

test_a_page_to_read_may_be_a_strangers_and_none_that_the_model_made_up if {
	rules.obligation == set() with input as with_value("read", requests.stranger("url", "https://a.example/"))
	rules.obligation == asked("web.url_generated") with input as with_value("read", requests.generated("url", "https://a.example/"))
	denials := rules.deny with input as with_value("read", requests.flagged("url", "https://a.example/"))
	denials == {{"code": "web.url_untrusted", "argument": "/x"}}
}

test_what_is_harmless_is_so_for_every_effect if {
	both := requests.changed(with_value("write", requests.generated("path", "a")), "/action/effects", ["write", "send"])
	rules.obligation == asked("files.path_generated") with input as both
	rules.obligation == set() with input as requests.changed(both, "/action/effects", ["write", "read"])
}

test_the_permissive_level_asks_about_no_sink if {
	every role, way in codes {
		[effect, _] := way
		rules.obligation == set() with input as with_value(effect, requests.stranger(role, "v")) with data.settings.provenance.require as "permissive"
	}
	settings.provenance.require == "balanced"
}

test_a_level_without_sinks_denies if {
	denials := rules.deny with input as with_value("write", requests.stranger("recipient", "v")) with data.settings.provenance as json.remove(settings.provenance, ["levels/balanced/sinks"])
	denials == {{"code": "mail.recipient_untrusted", "argument": "/x"}}
}

test_a_role_may_approve if {
	approvals := json.patch(settings.approvals, [
		{"op": "replace", "path": "/source", "value": "auditor"},
		{"op": "replace", "path": "/request", "value": "auditor"},
	])
	every order in [requests.followed, requests.somebody] {
		decision := firewall.decision with input as requests.changed(requests.deleted, "/action/requested_by", [order]) with data.settings.approvals as approvals
		{"auditor"} == {obligation.by | some obligation in decision.obligations}
	}
	mute := json.remove(settings.approvals, ["source", "request"])
	every order in [requests.followed, requests.somebody] {
		decision := firewall.decision with input as requests.changed(requests.deleted, "/action/requested_by", [order]) with data.settings.approvals as mute
		{"owner"} == {obligation.by | some obligation in decision.obligations}
	}
}

# A code out of a mail opens an account; what it opens, or whose it becomes, is asked about elsewhere.
test_a_code_that_was_read_may_be_entered_and_none_that_the_model_made_up if {
	rules.obligation == set() with input as with_value("write", requests.stranger("credential", "042117"))
	rules.obligation == asked("secrets.credential_generated") with input as with_value("write", requests.generated("credential", "042117"))
	denials := rules.deny with input as with_value("write", requests.flagged("credential", "042117"))
	{"code": "secrets.credential_untrusted", "argument": "/x"} in denials
}

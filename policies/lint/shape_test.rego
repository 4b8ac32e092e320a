package lint.shape_test

import data.lint.shape

good := "package agent.rules.mail.size\n\ndeny contains {\"code\": \"mail.size\"} if input.x\n"

place := "agent/rules/mail/size/rule.rego"

misplaced := "is not agent/rules/<domain>/<rule>/rule.rego with the package agent.rules.<domain>.<rule>: the decision never asks it"

problems(path, text) := {found.problem | some found in violations} if {
	violations := shape.violation with input as {path: text}
}

test_a_rule_in_its_place_passes if {
	problems(place, good) == set()
	problems(concat("/", ["some/folder", place]), good) == set()
}

test_a_misplaced_rule_is_found if {
	misplaced in problems("agent/rules/mail/other/rule.rego", good)
	misplaced in problems("agent/rules/mail/size/size.rego", good)
	misplaced in problems("agent/rules/mail/big/size/rule.rego", replace(good, "mail.size\n", "mail.big.size\n"))
	misplaced in problems("rules/mail/size/rule.rego", replace(good, "agent.rules", "rules"))
}

test_helpers_and_tests_are_none if {
	problems("agent/firewall/call.rego", "package agent.firewall.call\n\nreading if input.x\n") == set()
	problems("agent/firewall/rules.rego", "package agent.firewall.rules\n\ndeny contains x if some x in data.agent.rules.mail.size.deny\n") == set()
	problems("agent/rules/mail/size/rule_test.rego", "package agent.rules.mail.size_test\n\ntest_x if true\n") == set()
}

test_a_boolean_deny_is_found if {
	"`deny` is not a set: write `deny contains`" in problems(place, "package agent.rules.mail.size\n\ndeny if input.x\n")
	"`deny` is not a set: write `deny contains`" in problems(place, "package agent.rules.mail.size\n\ndeny := input.x\n")
}

test_a_misspelt_set_is_found if {
	"says nothing: no set named permit, deny, obligation or advice" in problems(place, replace(good, "deny", "denies"))
}

test_a_missing_or_foreign_code_is_found if {
	problem := "an element of `deny` has no literal \"code\" that begins with its domain"
	problem in problems(place, replace(good, "\"mail.size\"", "\"sql.size\""))
	problem in problems(place, replace(good, "\"code\"", "\"kode\""))
	problem in problems(place, replace(good, "\"mail.size\"", "input.code"))
}

approval(by) := concat("", ["package agent.rules.mail.size\n\nobligation contains {\"type\": \"approval\", \"by\": ", by, ", \"code\": \"mail.size\"} if input.x\n"])

test_an_approval_that_might_ask_nobody_is_found if {
	count(problems(place, approval("data.settings.approvals.mail"))) == 1
	problems(place, approval("\"owner\"")) == set()
	problems(place, approval("approver.sink")) == set()
}

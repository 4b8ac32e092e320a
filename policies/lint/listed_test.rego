package lint.listed_test

import data.lint.listed

rule := "package agent.rules.mail.size\n\ndeny contains {\"code\": \"mail.size\"} if input.x\n\nadvice contains {\"code\": \"mail.size\"} if input.y\n"

list(kind) := concat("", ["package agent.firewall.rules\n\n", kind, " contains element if some element in data.agent.rules.mail.size.", kind, "\n"])

unasked(files) := count(violations) if {
	violations := listed.violation with input as files
}

test_a_rule_that_no_list_names_is_found if {
	unasked({"agent/rules/mail/size/rule.rego": rule}) == 2
	unasked({"agent/rules/mail/size/rule.rego": rule, "agent/firewall/rules.rego": list("deny")}) == 1
}

test_a_listed_rule_passes if {
	only_denying := split(rule, "advice")[0]
	unasked({"agent/rules/mail/size/rule.rego": only_denying, "agent/firewall/rules.rego": list("deny")}) == 0
}

test_tests_and_helpers_are_not_asked if {
	unasked({"agent/rules/mail/size/rule_test.rego": "package agent.rules.mail.size_test\n\ntest_x if true\n"}) == 0
	unasked({"agent/firewall/call.rego": "package agent.firewall.call\n\nreading if input.x\n"}) == 0
}

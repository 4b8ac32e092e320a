package lint.roots_test

import data.lint.roots

count_in(text) := count(violations) if {
	violations := roots.violation with input as {"a.rego": text}
}

test_a_misspelt_root_is_found if {
	count_in("package a\n\nimport data.setings.mail\n\np if mail.x\n") == 1
	count_in("package a\n\np if data.setings.x[input.y]\n") == 1
}

test_owned_roots_pass if {
	count_in("package a\n\nimport data.settings.mail\n\np if data.agent.firewall.permit\n") == 0
}

package lint.negation_test

import data.lint.negation

files(text) := {found.file | some found in violations} if {
	violations := negation.violation with input as {"a.rego": text}
}

test_negation_without_the_import_is_found if {
	files("package a\n\np if not input.x in {1}\n") == {"a.rego"}
}

test_nested_negation_is_found if {
	files("package a\n\np if count([1 | not f(input.x)]) > 0\n") == {"a.rego"}
	files("package a\n\np if every x in [1] { not input.y[x] }\n") == {"a.rego"}
}

test_either_import_is_enough if {
	files("package a\n\nimport future.keywords.not\n\np if not f(input.x)\n") == set()
	files("package a\n\nimport rego.v2\n\np if not f(input.x)\n") == set()
}

test_no_negation_needs_none if files("package a\n\np if input.x\n") == set()

# METADATA
# scope: package
# title: Everything that the lints object to
# description: |
#   What OPA does not check. Input: {"path": "text of the module", …}, paths relative to the folder that holds `agent`.
package lint

violation := ((data.lint.listed.violation | data.lint.negation.violation) | data.lint.roots.violation) | data.lint.shape.violation
